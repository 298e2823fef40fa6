//! What a database is made of, one line for each column, key and constraint, in words that both databases share.

use std::collections::BTreeSet;

use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{Bool, Text},
};
use probity::storage::Conn;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Item, parse_file};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    required: bool,
    #[diesel(sql_type = Bool)]
    with_default: bool,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

const SQLITE_COLUMNS: &str = r#"
    SELECT t.name AS place, c.name, c.type AS kind, c."notnull" AS required, c.dflt_value IS NOT NULL AS with_default
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name <> '__diesel_schema_migrations'
    ORDER BY t.name, c.cid"#;

const POSTGRES_COLUMNS: &str = r"
    SELECT t.relname::text AS place, c.attname::text AS name, format_type(c.atttypid, c.atttypmod) AS kind,
           c.attnotnull AS required, c.atthasdef AS with_default
    FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid
    WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname <> '__diesel_schema_migrations'
      AND c.attnum > 0 AND NOT c.attisdropped
    ORDER BY t.relname, c.attnum";

/// Keys, indexes, references and the number of checks.
const SQLITE_RULES: &str = r#"
    WITH tables AS (SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\_\_%' ESCAPE '\')
    SELECT t.name || ': primary key (' || group_concat(c.name, ', ' ORDER BY c.pk) || ')' AS line
    FROM tables t JOIN pragma_table_info(t.name) c WHERE c.pk > 0 GROUP BY t.name
    UNION ALL
    SELECT t.name || CASE i."unique" WHEN 1 THEN ': unique (' ELSE ': index (' END
           || group_concat(coalesce(c.name, 'expression'), ', ' ORDER BY c.seqno) || ')'
           || CASE i.partial WHEN 1 THEN ' where' ELSE '' END
    FROM tables t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
    WHERE i.origin <> 'pk' GROUP BY t.name, i.name, i."unique", i.partial
    UNION ALL
    SELECT t.name || ': references ' || f."table" || ' (' || group_concat(f."from" || ' = ' || f."to", ', ' ORDER BY f.seq)
           || ') on delete ' || lower(f.on_delete)
    FROM tables t JOIN pragma_foreign_key_list(t.name) f GROUP BY t.name, f.id, f."table", f.on_delete
    UNION ALL
    SELECT name || ': checks ' || ((length(sql) - length(replace(upper(sql), 'CHECK (', ''))) / 7)
    FROM tables WHERE upper(sql) LIKE '%CHECK (%'"#;

const POSTGRES_RULES: &str = r"
    SELECT t.relname || CASE WHEN i.indisprimary THEN ': primary key (' WHEN i.indisunique THEN ': unique (' ELSE ': index (' END
           || string_agg(coalesce(c.attname, 'expression'), ', ' ORDER BY k.place) || ')'
           || CASE WHEN i.indpred IS NULL THEN '' ELSE ' where' END AS line
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
         CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
         LEFT JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = k.number
    WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\_\_%'
    GROUP BY t.relname, i.indexrelid, i.indisprimary, i.indisunique, i.indpred IS NULL
    UNION ALL
    SELECT t.relname || ': references ' || p.relname || ' (' || string_agg(a.attname || ' = ' || b.attname, ', ' ORDER BY k.place)
           || ') on delete ' || CASE f.confdeltype WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade'
                                WHEN 'n' THEN 'set null' ELSE 'set default' END
    FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid
         CROSS JOIN LATERAL unnest(f.conkey, f.confkey) WITH ORDINALITY AS k (here, there, place)
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.here
         JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = k.there
    WHERE f.contype = 'f' GROUP BY t.relname, f.oid, p.relname, f.confdeltype
    UNION ALL
    SELECT t.relname || ': checks ' || count(*)
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE c.contype = 'c' GROUP BY t.relname";

/// All of a database, its list of migrations excepted.
pub fn of(conn: &mut Conn) -> BTreeSet<String> {
    let (columns, rules) = match conn {
        Conn::Sqlite(_) => (SQLITE_COLUMNS, SQLITE_RULES),
        Conn::Postgres(_) => (POSTGRES_COLUMNS, POSTGRES_RULES),
    };
    let columns: Vec<Column> = sql_query(columns).load(conn).unwrap();
    let rules: Vec<Line> = sql_query(rules).load(conn).unwrap();
    let mut shape: BTreeSet<String> = rules.into_iter().map(|rule| rule.line).collect();
    let (mut place, mut number) = (String::new(), 0);
    for column in columns {
        if column.place != place {
            (place, number) = (column.place.clone(), 0);
        }
        number += 1;
        let kind = class(&column.kind);
        let kind = if column.required {
            kind.to_owned()
        } else {
            format!("Nullable<{kind}>")
        };
        let default = if column.with_default {
            " with default"
        } else {
            ""
        };
        shape.insert(format!(
            "{place}: column {number:02} {} {kind}{default}",
            column.name
        ));
    }
    shape
}

/// The SQL type of diesel that stands for a type of either database.
fn class(kind: &str) -> &str {
    match kind.to_lowercase().as_str() {
        "bigint" => "BigInt",
        "integer" => "Integer",
        "smallint" => "SmallInt",
        "blob" | "bytea" => "Binary",
        "text" => "Text",
        "boolean" => "Bool",
        "double" | "double precision" => "Double",
        other => panic!("{other} is no type of both databases; if it is, add it here"),
    }
}

/// The columns and primary keys that a file of the schema describes.
pub fn described(text: &str) -> BTreeSet<String> {
    let mut shape = BTreeSet::new();
    for item in parse_file(text).unwrap().items {
        let Item::Macro(item) = item else { continue };
        if item
            .mac
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "table")
        {
            table(item.mac.tokens, &mut shape);
        }
    }
    shape
}

/// Reads `name (key, key) { column -> Type, … }`.
fn table(tokens: TokenStream, shape: &mut BTreeSet<String>) {
    let mut name = String::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => name = ident.to_string(),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                shape.insert(format!(
                    "{name}: primary key ({})",
                    group.stream().to_string().replace(" ,", ",")
                ));
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let columns = group.stream().to_string();
                let columns = columns
                    .split(',')
                    .filter(|column| !column.trim().is_empty());
                for (number, column) in columns.enumerate() {
                    let (column, kind) = column.split_once("->").unwrap();
                    let kind: String = kind.split_whitespace().collect();
                    shape.insert(format!(
                        "{name}: column {:02} {} {kind}",
                        number + 1,
                        column.trim()
                    ));
                }
            }
            _ => {}
        }
    }
}
