//! The words of the house are whole: what the source says exists in every language, with the arguments it is given,
//! and nothing is kept that nobody says.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser};
use syn::visit::{self, Visit};

type Names = BTreeSet<String>;

/// One place that says a sentence.
#[derive(Debug)]
struct Said {
    key: String,
    args: Names,
    place: String,
}

/// What the source says: whole keys, and the beginnings of composed ones.
#[derive(Default)]
struct Source {
    place: String,
    said: Vec<Said>,
    beginnings: Names,
    /// Every text in quotes: keys are also chosen first and said later.
    quoted: Names,
    /// The arguments given to a sentence that was begun elsewhere in the file, by file.
    late: BTreeMap<String, Names>,
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The messages of one language and the arguments each of them takes.
fn messages(tag: &str) -> BTreeMap<String, Names> {
    let mut messages = BTreeMap::new();
    for path in files(&root().join("config/languages").join(tag), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| {
            panic!("{} is not Fluent: {errors:?}", path.display());
        });
        for entry in resource.body {
            if let ast::Entry::Message(message) = entry {
                let mut args = Names::new();
                pattern_args(message.value.as_ref().unwrap(), &mut args);
                let twice = messages.insert(message.id.name.to_owned(), args);
                assert!(
                    twice.is_none(),
                    "{}: {} is there twice",
                    path.display(),
                    message.id.name
                );
            }
        }
    }
    messages
}

fn pattern_args(pattern: &ast::Pattern<&str>, args: &mut Names) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expression_args(expression, args);
        }
    }
}

fn expression_args(expression: &ast::Expression<&str>, args: &mut Names) {
    match expression {
        ast::Expression::Inline(inline) => inline_args(inline, args),
        ast::Expression::Select { selector, variants } => {
            inline_args(selector, args);
            for variant in variants {
                pattern_args(&variant.value, args);
            }
        }
    }
}

fn inline_args(inline: &ast::InlineExpression<&str>, args: &mut Names) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            args.insert(id.name.to_owned());
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments
                .positional
                .iter()
                .for_each(|inline| inline_args(inline, args));
        }
        ast::InlineExpression::Placeable { expression } => expression_args(expression, args),
        _ => {}
    }
}

impl Source {
    fn whole() -> Self {
        let mut source = Self::default();
        let source_root = root().join("src");
        for path in files(&source_root, "rs") {
            source.place = path.display().to_string();
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            source.visit_file(&file);
        }
        for path in files(&source_root, "html") {
            source.place = path.display().to_string();
            source.template(&fs::read_to_string(&path).unwrap());
        }
        source.vocabularies();
        // what the language itself must say to be one
        for key in ["language-direction", "language-locale"] {
            source.say(key, Names::new());
        }
        source
    }

    /// Whether these arguments, with those the file adds to what it began elsewhere, are the wanted ones.
    fn gives(&self, args: &Names, wanted: &Names, place: &str) -> bool {
        let late = self.late.get(place);
        let added = |name: &String| late.is_some_and(|late| late.contains(name));
        args.is_subset(wanted) && wanted.difference(args).all(added)
    }

    fn say(&mut self, key: &str, args: Names) {
        let place = self.place.clone();
        self.said.push(Said {
            key: key.to_owned(),
            args,
            place,
        });
    }

    /// The label of each code and group: the name of the list, a hyphen, the code.
    fn vocabularies(&mut self) {
        for path in files(&root().join("config/vocabulary"), "toml") {
            self.place = path.display().to_string();
            let list: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let groups = list.get("groups").into_iter();
            let groups = groups.flat_map(|groups| groups.as_array().unwrap());
            let codes = list["term"].as_array().unwrap().iter();
            for code in groups.chain(codes.map(|term| &term["code"])) {
                self.say(&format!("{name}-{}", code.as_str().unwrap()), Names::new());
            }
        }
    }

    /// `say("key")`, `Text::new("key").with("name", ..)` in a template.
    fn template(&mut self, text: &str) {
        for call in ["say(\"", "Text::new(\""] {
            for (at, _) in text.match_indices(call) {
                let rest = &text[at + call.len()..];
                let (key, rest) = rest.split_once('"').unwrap();
                let until = rest
                    .find("}}")
                    .into_iter()
                    .chain(rest.find("%}"))
                    .min()
                    .unwrap_or(rest.len());
                let args = rest[..until]
                    .match_indices(".with(\"")
                    .map(|(at, with)| {
                        rest[at + with.len()..]
                            .split('"')
                            .next()
                            .unwrap()
                            .to_owned()
                    })
                    .collect();
                self.say(key, args);
            }
        }
    }
}

/// The innermost receiver of a chain `Text::new("key").with(..).with(..)`, with the names given on the way.
fn chain(call: &syn::ExprMethodCall) -> Option<(String, Names)> {
    let mut args = Names::new();
    let mut link = call;
    loop {
        if link.method == "with" {
            args.insert(literal(link.args.first()?)?);
        }
        match &*link.receiver {
            syn::Expr::MethodCall(inner) => link = inner,
            syn::Expr::Call(innermost) => return Some((new_text(innermost)?, args)),
            _ => return None,
        }
    }
}

fn literal(expression: &syn::Expr) -> Option<String> {
    match expression {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

/// The key of `Text::new("key")`.
fn new_text(call: &syn::ExprCall) -> Option<String> {
    let syn::Expr::Path(function) = &*call.func else {
        return None;
    };
    let path: Vec<String> = function
        .path
        .segments
        .iter()
        .map(|part| part.ident.to_string())
        .collect();
    path.ends_with(&["Text".to_owned(), "new".to_owned()])
        .then(|| literal(call.args.first()?))?
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let test = module.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute
                    .parse_args::<syn::Ident>()
                    .is_ok_and(|word| word == "test")
        });
        if !test {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if let Some((key, args)) = chain(call) {
            self.say(&key, args);
            let mut link = call;
            loop {
                link.args
                    .iter()
                    .for_each(|argument| self.visit_expr(argument));
                match &*link.receiver {
                    syn::Expr::MethodCall(inner) => link = inner,
                    _ => return,
                }
            }
        }
        if call.method == "say_key"
            && let Some(key) = call.args.first().and_then(literal)
        {
            self.say(&key, Names::new());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Some(key) = new_text(call) {
            self.say(&key, Names::new());
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.quoted.insert(text.value());
    }

    /// `format!("beginning-{}", ..)` inside `Text::keyed(..)`; every message with that beginning may be meant.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if call.path.is_ident("format") {
            let text = call.tokens.to_string();
            let beginning = text
                .trim_start_matches('"')
                .split(['{', '"'])
                .next()
                .unwrap_or_default();
            if beginning.ends_with('-') {
                self.beginnings.insert(beginning.to_owned());
            }
        }
        // texts inside vec![..], assert!(..) and the like
        let expressions =
            syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        if let Ok(expressions) = call.parse_body_with(expressions) {
            expressions
                .iter()
                .for_each(|expression| self.visit_expr(&expression.clone()));
        }
    }
}

fn languages() -> Vec<String> {
    fs::read_dir(root().join("config/languages"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn what_the_house_says_exists_in_every_language_with_its_arguments() {
    let source = Source::whole();
    let mut wrong = Vec::new();
    for tag in languages() {
        let messages = messages(&tag);
        for Said { key, args, place } in &source.said {
            match messages.get(key) {
                None => wrong.push(format!("{tag}: {key} is missing, said in {place}")),
                Some(wanted) if !source.gives(args, wanted, place) => {
                    wrong.push(format!(
                        "{tag}: {key} takes {wanted:?}, is given {args:?} in {place}"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_language_has_the_same_messages() {
    let english = messages("en");
    for tag in languages() {
        let other = messages(&tag);
        let differing: Vec<_> = english
            .iter()
            .filter(|(key, args)| other.get(*key) != Some(*args))
            .chain(other.iter().filter(|(key, _)| !english.contains_key(*key)))
            .map(|(key, _)| key)
            .collect();
        assert!(
            differing.is_empty(),
            "{tag} and en differ in {differing:#?}"
        );
    }
}

#[test]
fn no_message_is_kept_that_nobody_says() {
    let source = Source::whole();
    let said: BTreeSet<&str> = source.said.iter().map(|said| said.key.as_str()).collect();
    let idle: Vec<String> = messages("en")
        .into_keys()
        .filter(|key| !said.contains(key.as_str()) && !source.quoted.contains(key))
        .filter(|key| {
            !source
                .beginnings
                .iter()
                .any(|beginning| key.starts_with(beginning))
        })
        .collect();
    assert!(idle.is_empty(), "nobody says {idle:#?}");
}

#[test]
fn every_file_of_messages_travels_in_the_binary() {
    let embedded = fs::read_to_string(root().join("src/language/embedded.rs")).unwrap();
    for path in files(&root().join("config/languages"), "ftl") {
        let relative = path.strip_prefix(root()).unwrap().display().to_string();
        let named = embedded
            .matches(&format!("include_str!(\"../../{relative}\")"))
            .count();
        assert_eq!(
            named, 1,
            "{relative} is to be named once in src/language/embedded.rs"
        );
    }
}
