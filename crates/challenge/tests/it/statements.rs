//! Examples in statements against their cases.

use crate::sample::Sample;

fn told(statement: &str) -> String {
    let sample = Sample::new();
    sample
        .edit(
            "challenge.toml",
            "name = \"program\"",
            "name = \"program\"\nvisible = true",
        )
        .write("statement.md", statement);
    let challenge = sample.load().unwrap();
    let problems = challenge.statement_problems();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    told.join("\n")
}

/// A call example of the case `name`.
fn example(name: &str, text: &str) -> String {
    told(&format!("# x\n\n```example {name}\n{text}\n```\n"))
}

#[test]
fn what_says_the_same_is_right() {
    let right = [
        (
            "one word",
            r#"count_words("a a", null) -> [{"text": "a", "count": 2}]"#,
        ),
        (
            "one word",
            "count_words (\n  \"a a\" ,\n  null\n)\n->  [ {\"count\":2,\n\"text\":\"a\"} ]",
        ),
        (
            "examples / one word",
            r#"count_words("a a", null) -> [{"text": "a", "count": 2}]"#,
        ),
        ("nothing", r#"count_words("", 1) raises EmptyText"#),
        (
            "adding",
            "Counter(2)\nadd(\"a\") -> 1\nadd(\"b b b \") -> 3 or 2",
        ),
        (
            "adding",
            r#"Counter(2) add("a") -> 1 add({"$text": {"value": "b ", "count": 3}}) -> 2 or 3"#,
        ),
        ("two lines", "--- stdin\na\nb\n--- stdout\na 1\nb 1"),
        (
            "a file",
            "--- arguments\n[\"--in\", \"x.txt\"]\n--- file x.txt\na\n--- exit code\n3\n--- output file out.txt\n1",
        ),
    ];
    for (name, text) in right {
        assert_eq!(example(name, text), "", "{text}");
    }
}

#[test]
fn what_says_something_else_is_told() {
    let wrong = [
        ("another word", r#"count_words("a a", null) -> []"#),
        ("scales / n", r#"count_words("a", null)"#),
        (
            "one word",
            r#"count_words("a b", null) -> [{"text": "a", "count": 2}]"#,
        ),
        (
            "one word",
            r#"count_words("a a") -> [{"text": "a", "count": 2}]"#,
        ),
        (
            "one word",
            r#"count_words("a a", null) -> [{"text": "a", "count": 3}]"#,
        ),
        ("one word", r#"count_words("a a", null) -> 2"#),
        ("one word", r#"count_words("a a", null)"#),
        ("one word", r#"count_words("a a", null) raises EmptyText"#),
        ("one word", r#"countWords("a a", null) -> []"#),
        ("one word", r#"count_words('a a', null) -> []"#),
        ("one word", r#"count_words "a a" -> []"#),
        ("nothing", r#"count_words("", 1) raises Empty"#),
        ("adding", "Counter(2)\nadd(\"a\") -> 1"),
        (
            "adding",
            "Counter(2)\nadd(\"a\") -> 1\nadd(\"b b b \") -> 3",
        ),
        (
            "nothing",
            "count_words(\"\", 1) raises EmptyText\ncount_words(\"\", 1)",
        ),
        ("two lines", "--- stdin\na\nc\n--- stdout\na 1\nb 1"),
        ("two lines", "--- stdin\na\nb"),
        (
            "two lines",
            "--- stdin\na\nb\n--- stdout\na 1\nb 1\n--- exit code\n0",
        ),
        ("two lines", "a\nb"),
    ];
    let told = wrong
        .map(|(name, text)| format!("{name} {}\n  {}", text.escape_debug(), example(name, text)));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_statement_without_examples_is_warned_of() {
    assert!(told("# Words\n").contains("warning: the statement shows no example"));
}

#[test]
fn a_name_of_two_groups_must_be_told_apart() {
    let sample = Sample::new();
    sample
        .edit(
            "challenge.toml",
            "name = \"program\"",
            "name = \"program\"\nvisible = true",
        )
        .edit("cases/io.json", "two lines", "one word");
    let told = sample.load().unwrap().statement_problems()[0].to_string();
    assert_eq!(
        told,
        "statement.md:3:1: the example `one word` may be of `examples` or of `program`; \
         write `example examples / one word`"
    );
}

#[test]
fn examples_are_written_anew_and_the_rest_is_kept() {
    let sample = Sample::new();
    sample
        .edit("challenge.toml", "name = \"program\"", "name = \"program\"\nvisible = true")
        .write(
            "statement.md",
            "A\n```example one word\n```\nB\n```example adding\nx\n```\nC\n~~~example a file\n~~~\n```example who\n```\n\
             ```example nothing\ncount_words(\"\",1)   raises EmptyText\n```\n",
        );
    let mended = sample.load().unwrap().mended_statement().unwrap();
    insta::assert_snapshot!(mended);
    sample.write("statement.md", &mended);
    let challenge = sample.load().unwrap();
    assert_eq!(
        challenge.statement_problems().len(),
        1,
        "only `who` is left"
    );
    assert_eq!(challenge.mended_statement(), None);
}
