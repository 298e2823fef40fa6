//! A reader at a screen: opens pages, fills forms by their labels, presses what a person would press.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{cdp::domains::emulation::SetEmulatedMedia, prelude::*};
use tokio::runtime::{Builder, Runtime};

use crate::{arrivals::Arrivals, axe, leash::Leash, view::View};

/// The driver and its browser are one process group that ends as a whole; until all of it has, files may still appear.
const SCRIPT: &str = r#"
    profile=$1
    setsid chromedriver --port=0 &
    driver=$!
    read -r _ || true
    kill -s KILL -- "-$driver" || true
    until rm -rf "$profile" 2>/dev/null; do sleep 0.05; done
"#;

/// How long a page may take to show what it was asked for.
const PATIENCE: Duration = Duration::from_secs(10);

/// One browser with a fresh profile, and whoever sits before it. Every method panics with a sentence where a person
/// would give up.
pub struct Browser {
    view: View,
    runtime: Runtime,
    driver: WebDriver,
    downloads: TempDir,
    _leash: Leash,
}

impl Browser {
    /// Opens a browser that shows pages this way.
    pub fn open(view: View) -> Self {
        let profile = TempDir::with_prefix("probity-browser-").unwrap().keep();
        let mut leash = Leash::start(SCRIPT, [&profile]);
        let address = driver_address(&mut leash);
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let driver = runtime
            .block_on(WebDriver::new(address, view.capabilities(&profile)))
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        let browser = Self {
            view,
            runtime,
            driver,
            downloads: TempDir::with_prefix("probity-downloads-").unwrap(),
            _leash: leash,
        };
        browser.apply_view();
        browser
    }

    fn apply_view(&self) {
        let features = self.view.features();
        let media = SetEmulatedMedia {
            media: None,
            features: Some(features.collect()),
        };
        self.now(async {
            let emulation = self.driver.cdp();
            let emulation = emulation.emulation();
            emulation
                .set_device_metrics_override(self.view.width(), 800, 1.0, false)
                .await?;
            self.driver.cdp().send(media).await
        });
        self.set_scripts(self.view.scripts());
        self.devtools(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": self.downloads.path() }),
        );
    }

    fn set_scripts(&self, run: bool) {
        let off = json!({ "value": !run });
        self.devtools("Emulation.setScriptExecutionDisabled", off);
    }

    /// Waits for what is asked of the browser.
    fn now<T>(&self, asked: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime
            .block_on(asked)
            .unwrap_or_else(|error| panic!("the browser could not: {error}"))
    }

    fn devtools(&self, method: &str, params: Value) -> Value {
        self.now(self.driver.cdp().send_raw(method, params))
    }

    /// Goes to an address.
    pub fn visit(&self, address: &str) {
        self.now(self.driver.goto(address));
    }

    /// The address shown.
    pub fn address(&self) -> String {
        self.now(self.driver.current_url()).to_string()
    }

    /// What the tab is called.
    pub fn title(&self) -> String {
        self.now(self.driver.title())
    }

    /// All text a person sees.
    pub fn text(&self) -> String {
        // Not what WebDriver calls text: to it a <noscript> is never shown.
        let text = self.ask("return document.body.innerText");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page says `words`.
    pub fn sees(&self, words: &str) {
        let path = format!("//body[contains(normalize-space(.), {})]", quoted(words));
        self.element(&path, &format!("the page does not say {words:?}"));
    }

    /// Presses the button or follows the link of this name, and waits until another page has come.
    pub fn press(&self, name: &str) {
        self.turn(&self.pressable(&called(name), name));
    }

    /// Presses the button or follows the link whose name holds these words, and waits until another page has come.
    pub fn press_about(&self, words: &str) {
        let named = format!("contains(normalize-space(), {})", quoted(words));
        self.turn(&self.pressable(&named, words));
    }

    /// Presses what acts on the page itself, which stays.
    pub fn press_here(&self, name: &str) {
        self.click(&self.pressable(&called(name), name));
    }

    fn pressable(&self, named: &str, words: &str) -> WebElement {
        let path = format!("//main//button[{named}] | //main//a[{named}]");
        let path = format!("{path} | //body[not({path})]//*[self::a or self::button][{named}]");
        self.element(
            &path,
            &format!("there is nothing called {words:?} to press"),
        )
    }

    fn click(&self, element: &WebElement) {
        self.now(async {
            // As people do, who press nothing at the very edge of what they see.
            element.scroll_into_view().await?;
            element.click().await
        });
    }

    /// What is done next is done to the new page: the driver may answer a click while the old one still stands.
    fn turn(&self, element: &WebElement) {
        self.click(element);
        let gone = element
            .wait_until()
            .wait(PATIENCE, Duration::from_millis(20));
        self.runtime.block_on(gone.stale()).unwrap_or_else(|_| {
            panic!("pressed at {}, and no other page came", self.address());
        });
    }

    /// Presses the first button or follows the first link that a selector finds, and waits until another page has come.
    pub fn follow_first(&self, selector: &str) {
        self.turn(&self.now(self.driver.find(By::Css(selector))));
    }

    /// Unfolds what is hidden behind these words.
    pub fn unfold(&self, words: &str) {
        let path = format!(
            "//details[not(@open)]/summary[normalize-space() = {}]",
            quoted(words)
        );
        let element = self.element(&path, &format!("nothing is hidden behind {words:?}"));
        self.now(element.click());
    }

    /// Follows a link to a file and gives what the file holds.
    pub fn download(&self, name: &str) -> PathBuf {
        let folder = self.downloads.path();
        for before in fs::read_dir(folder).unwrap() {
            fs::remove_file(before.unwrap().path()).unwrap();
        }
        let arrivals = Arrivals::in_folder(folder);
        self.press_here(name);
        let file = arrivals.first(PATIENCE);
        file.unwrap_or_else(|| panic!("{name:?} never arrived"))
    }

    /// Types `text` into the field with this label, in place of what stood there.
    pub fn fill(&self, label: &str, text: &str) {
        let field = self.field(label);
        self.now(async {
            field.clear().await?;
            field.send_keys(text).await
        });
    }

    /// Types `text` into the field whose label holds `words`.
    pub fn fill_about(&self, words: &str, text: &str) {
        let label = format!("//label[contains(., {})]/@for", quoted(words));
        let field = self.element(
            &format!("//*[@id = {label}]"),
            &format!("there is no field about {words:?}"),
        );
        self.now(field.send_keys(text));
    }

    /// Puts a file into the field with this label.
    pub fn attach(&self, label: &str, file: &Path) {
        let field = self.field(label);
        let file = fs::canonicalize(file).unwrap();
        self.now(field.send_keys(file.display().to_string()));
    }

    /// Waits for a page with a form that posts to `action`, whatever its language.
    pub fn awaits(&self, action: &str) {
        self.element(
            &format!("//form[@action = {}]", quoted(action)),
            &format!("nothing posts to {action}"),
        );
    }

    /// Ticks the box or takes the choice with this label.
    pub fn choose(&self, label: &str) {
        let field = self.field(label);
        if !self.now(field.is_selected()) {
            self.now(field.click());
        }
    }

    /// Takes the tick from the box with this label.
    pub fn choose_not(&self, label: &str) {
        let field = self.field(label);
        if self.now(field.is_selected()) {
            self.now(field.click());
        }
    }

    /// Picks `option` in the list with this label.
    pub fn pick(&self, label: &str, option: &str) {
        let list = self.field(label);
        let path = format!("./option[normalize-space() = {}]", quoted(option));
        self.now(async { list.find(By::XPath(path)).await?.click().await });
    }

    /// Takes the answer of this name to the question of this name.
    pub fn choose_within(&self, question: &str, answer: &str) {
        let (question, answer) = (quoted(question), quoted(answer));
        let group = format!("//fieldset[legend[normalize-space() = {question}]]");
        let path = format!("{group}//label[normalize-space() = {answer}]");
        let element = self.element(&path, &format!("{question} has no answer {answer}"));
        self.now(element.click());
    }

    /// Types into the input that this path finds: one of several of the same name.
    pub fn type_into(&self, path: &str, text: &str) {
        let field = self.element(path, &format!("there is nothing at {path}"));
        self.now(field.send_keys(text));
    }

    /// Types keys wherever the focus is.
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let element = self.now(self.driver.active_element());
        self.now(element.send_keys(keys));
    }

    /// The text or label of what has the focus.
    pub fn focus(&self) -> String {
        let element = self.now(self.driver.active_element());
        let label = self.now(element.attr("aria-label"));
        label.unwrap_or_else(|| self.now(element.text()))
    }

    fn field(&self, label: &str) -> WebElement {
        let words = quoted(label);
        let path = format!(
            "//*[@id = //label[normalize-space() = {words} or normalize-space(text()) = {words}]/@for] \
             | //label[normalize-space() = {words}]//input"
        );
        self.element(&path, &format!("there is no field labelled {label:?}"))
    }

    fn element(&self, path: &str, otherwise: &str) -> WebElement {
        let asked = self
            .driver
            .query(By::XPath(path))
            .wait(PATIENCE, Duration::from_millis(20));
        self.runtime.block_on(asked.first()).unwrap_or_else(|_| {
            panic!(
                "{otherwise}; at {} it says:\n{}",
                self.address(),
                self.text()
            )
        })
    }

    /// What a script of the test itself finds out about the page.
    pub fn ask(&self, script: &str) -> Value {
        self.now(async { self.driver.execute(script, Vec::new()).await?.convert() })
    }

    /// Holds the page to WCAG 2.2 AA, as far as axe-core can tell, and to its own width.
    pub fn is_accessible(&self) {
        let broken = self.shortcomings();
        assert!(
            broken.is_empty(),
            "{}:\n{}",
            self.address(),
            broken.join("\n")
        );
    }

    /// Where the page falls short of WCAG 2.2 AA and of its own width, a paragraph each.
    pub fn shortcomings(&self) -> Vec<String> {
        let mut broken = self.accessibility();
        let [shown, wide] = ["innerWidth", "document.documentElement.scrollWidth"]
            .map(|what| self.ask(&format!("return window.{what}")).as_u64().unwrap());
        if wide > shown {
            broken.push(format!(
                "the page is {wide} pixels wide in a window of {shown}"
            ));
        }
        broken
    }

    /// What axe-core finds, a paragraph each.
    pub fn accessibility(&self) -> Vec<String> {
        // The rules are a script themselves; the page has already done without.
        self.set_scripts(true);
        let found = self.now(async {
            self.driver.execute(axe::source(), Vec::new()).await?;
            self.driver
                .execute_async(axe::RUN, vec![json!(self.view.unruled())])
                .await?
                .convert()
        });
        self.set_scripts(self.view.scripts());
        axe::paragraphs(&found)
    }

    /// Keeps a picture of the whole page as `target/pictures/<name>-<language>-<width>.png`.
    pub fn picture(&self, name: &str) -> PathBuf {
        // A page that fits is not captured beyond: Chromium would shift one that runs to the left.
        let beyond = self.ask("return document.documentElement.scrollHeight > innerHeight");
        let whole = json!({ "captureBeyondViewport": beyond });
        self.keep(
            "Page.captureScreenshot",
            whole,
            &format!("{name}-{}-{}.png", self.view.language(), self.view.width()),
        )
    }

    /// Prints the page to `target/pictures/<name>-<language>.pdf`.
    pub fn print(&self, name: &str) -> PathBuf {
        self.keep(
            "Page.printToPDF",
            json!({ "preferCSSPageSize": true }),
            &format!("{name}-{}.pdf", self.view.language()),
        )
    }

    fn keep(&self, method: &str, params: Value, name: &str) -> PathBuf {
        use base64::{Engine, prelude::BASE64_STANDARD};
        let file = target().join("pictures").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let taken = self.devtools(method, params);
        let bytes = BASE64_STANDARD
            .decode(taken["data"].as_str().unwrap())
            .unwrap();
        fs::write(&file, bytes).unwrap();
        file
    }
}

/// The folder of everything built, tools and pictures among it.
pub fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn driver_address(leash: &mut Leash) -> String {
    while let Some(line) = leash.line() {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        }
    }
    panic!(
        "chromedriver is not installed or did not start: apt-get install chromium chromium-driver"
    );
}

fn called(name: &str) -> String {
    format!("normalize-space() = {}", quoted(name))
}

/// Words as a path of XML writes them, which knows no escapes.
fn quoted(words: &str) -> String {
    let quote = if words.contains('"') { '\'' } else { '"' };
    assert!(
        !words.contains(quote),
        "{words:?} holds both kinds of quotes"
    );
    format!("{quote}{words}{quote}")
}
