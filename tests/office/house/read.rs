//! Reads from a Rust file what it names: rooms of the house and foreign crates, wherever a path can stand.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    FnArg, Meta, UseTree,
    spanned::Spanned,
    visit::{self, Visit},
};

/// One file of the house.
pub struct Source {
    /// From the top of the repository, such as `src/vault/seal.rs`.
    pub path: String,
    /// The module path, such as `["vault", "seal"]`; a room alone for its `mod.rs`.
    pub module: Vec<String>,
    /// How many lines it has.
    pub lines: usize,
    /// The words of `//!` at its top.
    pub paragraph: String,
    /// How many items it has.
    pub items: usize,
    /// The paths it names.
    pub names: Vec<Named>,
    /// The traits it implements, tests of its own excepted.
    pub proofs: Vec<Proof>,
    /// Where it asks a door for its connection.
    pub connections: Vec<usize>,
    /// Its functions.
    pub functions: Vec<Function>,
}

/// A path, and where it leads.
pub struct Named {
    pub line: usize,
    /// The room, if it leads into the house.
    pub room: Option<String>,
    /// The first name, if it leads out of it.
    pub foreign: Option<String>,
}

/// A trait implemented for a type.
pub struct Proof {
    pub line: usize,
    pub name: String,
}

/// What a function takes and does to rows.
pub struct Function {
    pub line: usize,
    pub name: String,
    /// The names in the types of its parameters.
    pub takes: Vec<String>,
    /// Whether it inserts, updates or deletes.
    pub writes: bool,
    /// The columns it sets, as `table::column`, and the tables it adds to or deletes from, as `table::table`.
    pub sets: Vec<String>,
}

impl Source {
    /// Reads `text`, that stands at `path`.
    pub fn read(path: &str, text: &str) -> Self {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let module = module(path);
        let mut reader = Reader {
            module: module.clone(),
            ..Reader::default()
        };
        // lib.rs is the map of the house: it names every room.
        if path != "src/lib.rs" {
            reader.visit_file(&file);
        }
        Self {
            path: path.to_owned(),
            module,
            lines: text.lines().count(),
            paragraph: paragraph(&file),
            items: file.items.len(),
            names: reader.names,
            proofs: reader.proofs,
            connections: reader.connections,
            functions: reader.functions,
        }
    }

    /// The room it belongs to; `main` for the binary.
    pub fn room(&self) -> &str {
        self.module.first().map_or("main", String::as_str)
    }

    /// Whether the file has this name, in whatever folder.
    pub fn is_called(&self, name: &str) -> bool {
        self.path.rsplit('/').next() == Some(name)
    }
}

fn module(path: &str) -> Vec<String> {
    let inside = path.split_once('/').map_or(path, |(_, inside)| inside);
    let parts = inside.trim_end_matches(".rs").split('/');
    let parts = parts.filter(|part| !["mod", "main", "lib"].contains(part));
    parts.map(str::to_owned).collect()
}

fn paragraph(file: &syn::File) -> String {
    let docs = file.attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(line),
                ..
            }) => Some(line.value()),
            _ => None,
        },
        _ => None,
    });
    docs.collect()
}

#[derive(Default)]
struct Reader {
    module: Vec<String>,
    in_tests: bool,
    names: Vec<Named>,
    proofs: Vec<Proof>,
    connections: Vec<usize>,
    functions: Vec<Function>,
}

impl Reader {
    /// Notes where a path leads that starts inside the current module.
    fn name(&mut self, line: usize, path: &[String]) {
        let mut at = self.module.clone();
        let Some((first, rest)) = path.split_first() else {
            return;
        };
        let mut rest = rest;
        match first.as_str() {
            "crate" | "probity" => at.clear(),
            "self" => {}
            "super" => {
                at.pop();
                while let Some((next, further)) = rest.split_first()
                    && next == "super"
                {
                    at.pop();
                    rest = further;
                }
            }
            _ => {
                return self.names.push(Named {
                    line,
                    room: None,
                    foreign: Some(first.clone()),
                });
            }
        }
        let room = at.into_iter().chain(rest.iter().cloned()).next();
        // `crate::Error` and `crate::Result` are what lib.rs shows of the room `error`.
        let room = room.filter(|room| !["Error", "Result"].contains(&room.as_str()));
        self.names.push(Named {
            line,
            room,
            foreign: None,
        });
    }

    fn name_tree(&mut self, line: usize, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| {
            let mut path = before.to_vec();
            path.push(name.to_string());
            path
        };
        match tree {
            UseTree::Path(path) => self.name_tree(line, &with(&path.ident), &path.tree),
            UseTree::Name(name) => self.name(line, &with(&name.ident)),
            UseTree::Rename(name) => self.name(line, &with(&name.ident)),
            UseTree::Glob(_) => self.name(line, before),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.name_tree(line, before, tree);
                }
            }
        }
    }

    /// The paths of two names and more inside a macro or an attribute, whose grammar is its own.
    fn name_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.end_path(line, &mut path);
                        line = ident.span().start().line;
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                other => {
                    self.end_path(line, &mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.name_tokens(group.stream());
                    }
                }
            }
        }
        self.end_path(line, &mut path);
    }

    fn end_path(&mut self, line: usize, path: &mut Vec<String>) {
        if path.len() > 1 {
            self.name(line, path);
        }
        path.clear();
    }

    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let mut takes = Idents::default();
        for input in &signature.inputs {
            if let FnArg::Typed(typed) = input {
                takes.visit_type(&typed.ty);
            }
        }
        let mut deeds = Deeds::default();
        deeds.visit_block(body);
        if deeds.whole_rows {
            // Which of them it adds to or deletes from may hide behind a name: all that it speaks of count.
            deeds.sets.append(&mut deeds.tables);
        }
        self.functions.push(Function {
            line: signature.span().start().line,
            name: signature.ident.to_string(),
            takes: takes.0,
            writes: deeds.changes || deeds.whole_rows,
            sets: deeds.sets,
        });
    }
}

fn segments(path: &syn::Path) -> Vec<String> {
    let idents = path.segments.iter().map(|segment| &segment.ident);
    idents.map(ToString::to_string).collect()
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.name_tree(item.span().start().line, &[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.name(path.span().start().line, &segments(path));
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.visit_path(&item.path);
        self.name_tokens(item.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.name_tokens(list.tokens.clone());
        }
        visit::visit_attribute(self, attribute);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let outside = self.in_tests;
        self.in_tests |= item.attrs.iter().any(|attr| match &attr.meta {
            Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
            _ => false,
        });
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
        self.in_tests = outside;
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let Some((_, path, _)) = &item.trait_
            && let Some(last) = path.segments.last()
            && !self.in_tests
        {
            self.proofs.push(Proof {
                line: path.span().start().line,
                name: last.ident.to_string(),
            });
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "conn" && call.args.is_empty() {
            self.connections.push(call.method.span().start().line);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

/// Every name that stands in a type.
#[derive(Default)]
struct Idents(Vec<String>);

impl<'ast> Visit<'ast> for Idents {
    fn visit_ident(&mut self, ident: &'ast syn::Ident) {
        self.0.push(ident.to_string());
    }
}

/// What diesel adds and deletes rows with, and changes them.
const WHOLE_ROWS: [&str; 4] = [
    "insert_into",
    "insert_or_ignore_into",
    "replace_into",
    "delete",
];
const CHANGES: [&str; 1] = ["update"];

fn is_write(path: &[String], writes: &[&str]) -> bool {
    let [diesel, .., last] = path else {
        return false;
    };
    diesel == "diesel" && writes.contains(&last.as_str())
}

/// What the body of a function does to rows.
#[derive(Default)]
struct Deeds {
    changes: bool,
    whole_rows: bool,
    sets: Vec<String>,
    tables: Vec<String>,
    inside_set: bool,
}

impl<'ast> Visit<'ast> for Deeds {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = segments(path);
        self.changes |= is_write(&names, &CHANGES);
        self.whole_rows |= is_write(&names, &WHOLE_ROWS);
        if names.len() > 1 && self.inside_set {
            self.sets.push(names.join("::"));
        } else if names.len() > 1 && names.last().is_some_and(|name| name == "table") {
            self.tables.push(names.join("::"));
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        let outside = self.inside_set;
        self.inside_set |= call.method == "set";
        for argument in &call.args {
            self.visit_expr(argument);
        }
        self.inside_set = outside;
    }
}
