//! Somebody who uses the demo, in one language. What they look for on a page is named by the keys of messages, so that
//! one story is told in every language.

use std::{cell::Cell, sync::LazyLock};

use probity::language::{Languages, Speech, Text};
use serde_json::json;

use crate::{
    browser::Browser,
    demo::{Account, DEMO},
    view::View,
};

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| Languages::load(None, "en").unwrap());

/// The four views in which every story is told: of language, width and scripts, every pair meets.
pub fn views() -> [View; 4] {
    [
        View::desk(),
        View::phone().without_scripts(),
        View::phone().in_language("ar"),
        View::desk().in_language("ar").without_scripts(),
    ]
}

/// Tells `story` in each of the [`views`], as a test of its own.
macro_rules! in_every_view {
    ($story:path) => {
        #[test]
        fn in_english_at_a_desk() {
            $story(&$crate::person::views()[0]);
        }

        #[test]
        fn in_english_on_a_telephone_without_scripts() {
            $story(&$crate::person::views()[1]);
        }

        #[test]
        fn in_arabic_on_a_telephone() {
            $story(&$crate::person::views()[2]);
        }

        #[test]
        fn in_arabic_at_a_desk_without_scripts() {
            $story(&$crate::person::views()[3]);
        }
    };
}
pub(crate) use in_every_view;

/// Somebody before a browser that shows the demo.
pub struct Person {
    pub browser: Browser,
    pub view: View,
    speech: Speech,
    story: &'static str,
    pages: Cell<u32>,
}

impl Person {
    /// Opens the start page and chooses the language; pictures of what is looked at are called after the story.
    pub fn arrive(view: &View, story: &'static str) -> Self {
        let person = Self {
            browser: Browser::open(view.clone()),
            view: view.clone(),
            speech: LANGUAGES.speech(view.language()).unwrap().clone(),
            story,
            pages: Cell::new(0),
        };
        person.go("/sign-in");
        person.choose_language();
        person
    }

    /// An account may read another language than the browser asks for.
    fn choose_language(&self) {
        if self.ask("return document.documentElement.lang") != self.view.language() {
            self.press("language-name");
        }
    }

    /// Goes to a path of the site.
    pub fn go(&self, path: &str) {
        self.browser.visit(&format!("{}{path}", DEMO.address));
    }

    /// The path shown.
    pub fn path(&self) -> String {
        let address = self.browser.address();
        address.strip_prefix(&DEMO.address).unwrap().to_owned()
    }

    /// The words of a message in this person's language.
    pub fn say(&self, key: &'static str) -> String {
        self.speech.say(&Text::new(key))
    }

    /// Signs in from wherever they are.
    pub fn sign_in(&self, account: &Account) {
        self.go("/sign-in");
        self.fill("account-login", &account.login);
        self.fill("account-password", &account.passphrase);
        self.press("sign-in-button");
        self.browser.awaits("/sign-out");
        self.choose_language();
        self.sees("way-sign-out");
    }

    /// Signs out.
    pub fn sign_out(&self) {
        self.press("way-sign-out");
        self.sees("way-sign-in");
    }

    /// Presses the button or follows the link called so.
    pub fn press(&self, key: &'static str) {
        self.browser.press(&self.say(key));
    }

    /// Presses the button or follows the link whose name holds these words.
    pub fn press_about(&self, key: &'static str) {
        self.browser.press_about(&self.say(key));
    }

    /// Unfolds what is hidden behind these words.
    pub fn unfold(&self, key: &'static str) {
        self.browser.unfold(&self.say(key));
    }

    /// Types into the field called so.
    pub fn fill(&self, key: &'static str, text: &str) {
        self.browser.fill(&self.say(key), text);
    }

    /// Takes the choice called so.
    pub fn choose(&self, key: &'static str) {
        self.browser.choose(&self.say(key));
    }

    /// Takes the tick from the box called so.
    pub fn choose_not(&self, key: &'static str) {
        self.browser.choose_not(&self.say(key));
    }

    /// Picks from the list called so.
    pub fn pick(&self, key: &'static str, option: &'static str) {
        self.browser.pick(&self.say(key), &self.say(option));
    }

    /// Waits until the page says so.
    pub fn sees(&self, key: &'static str) {
        self.browser.sees(&self.say(key));
    }

    /// Waits until the page holds these words, which somebody wrote.
    pub fn reads(&self, words: &str) {
        self.browser.sees(words);
    }

    /// What a script of the test itself finds out.
    pub fn ask(&self, script: &str) -> serde_json::Value {
        self.browser.ask(script)
    }

    /// Looks at the page whole: it runs the way of its language, has one heading, shuts nobody out, is no wider than the
    /// window; and a picture of it is kept.
    pub fn look(&self, name: &str) {
        let here = self.path();
        let root = "const root = document.documentElement; return [root.lang, root.dir];";
        let way = if self.view.language() == "ar" {
            "rtl"
        } else {
            "ltr"
        };
        assert_eq!(self.ask(root), json!([self.view.language(), way]), "{here}");
        let headings = "return document.querySelectorAll('h1').length";
        assert_eq!(self.ask(headings), 1, "{here} has one first heading");
        // The picture last: by then everything stands where it will stay.
        let broken = self.browser.shortcomings();
        self.pages.set(self.pages.get() + 1);
        self.browser
            .picture(&format!("{}/{:02}-{name}", self.story, self.pages.get()));
        assert!(broken.is_empty(), "{here}:\n{}", broken.join("\n"));
    }
}
