//! Folders that are wrong, and what is told of them.

use std::os::unix::fs::symlink;

use crate::sample::Sample;

/// What is told of the sample after each edit of a file.
fn told(path: &str, edits: &[(&str, &str)]) -> String {
    let told = edits.iter().map(|(old, new)| {
        let sample = Sample::new();
        sample.edit(path, old, new);
        format!(
            "{} → {}\n{}\n",
            old.escape_debug(),
            new.escape_debug(),
            sample.told()
        )
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn manifests() {
    insta::assert_snapshot!(told(
        "challenge.toml",
        &[
            ("format_version = 1", ""),
            ("format_version = 1", "format_version = 2"),
            ("title = \"Count the words\"", "titel = \"Count the words\""),
            ("title = \"Count the words\"", "title = \" \""),
            ("title = \"Count the words\"", "title = 3"),
            ("title = \"Count", "title = \"Count\" \""),
            ("\"implement\"", "\"invent\""),
            ("level = \"junior\"", ""),
            ("[\"parsing\"]", "[]"),
            ("minutes = 20", "minutes = 0"),
            ("minutes = 20", "minutes = 20\nminutes = 21"),
            (
                "minutes = 20",
                "minutes = 20\nstatement = \"../statement.md\""
            ),
            ("minutes = 20", "minutes = 20\nstatement = \"statment.md\""),
            (
                "minutes = 20",
                "minutes = 20\n[limits]\nfuel = -1\nmemory = 3\nmemory_bytes = 99999999999"
            ),
            ("minutes = 20", "minutes = 20\n[feedback]\nhidden = \"all\""),
            ("[languages.python]", "[languages.cobol]"),
            ("\"words.py\"", "\"words.js\""),
            ("\"words.py\"", "\"/etc/passwd.py\""),
            ("\"words.py\"", "\"word.py\""),
        ],
    ));
}

#[test]
fn interfaces() {
    insta::assert_snapshot!(told(
        "challenge.toml",
        &[
            ("records = { Word", "records = { word"),
            (
                "type = \"string\" }, { name",
                "type = \"lst<int>\" }, { name"
            ),
            ("type = \"int\" }] }", "type = \"list<Word>\" }] }"),
            ("type = \"int\" }] }", "type = \"Wrd\" }] }"),
            ("name = \"count_words\"", "name = \"countWords\""),
            ("name = \"count_words\"", "name = \"class\""),
            (
                "name = \"limit\", type = \"optional<int>\"",
                "name = \"text\", type = \"int\""
            ),
            ("returns = \"list<Word>\"", "return = \"list<Word>\""),
            ("raises = [\"EmptyText\"]", "raises = [\"empty text\"]"),
            ("name = \"Counter\"", "name = \"Word\""),
        ],
    ));
}

#[test]
fn groups() {
    insta::assert_snapshot!(told(
        "challenge.toml",
        &[
            ("name = \"program\"", "name = \"examples\""),
            ("name = \"program\"", ""),
            ("points = 5", "points = -5"),
            ("points = 5", "points = 5\nweight = 3"),
            ("kind = \"io\"", "kind = \"oi\""),
            ("kind = \"io\"", ""),
            ("depends_on = [\"examples\"]", "depends_on = [\"exmaples\"]"),
            ("depends_on = [\"examples\"]", "depends_on = [\"program\"]"),
            ("visible = true", "depends_on = [\"program\"]"),
            ("\"cases/io.json\"", "\"cases/iio.json\""),
            ("\"cases/io.json\"", "\"../../../etc/passwd\""),
            ("cases = \"cases/io.json\"", "data = \"cases\""),
            (
                "cases = \"cases/io.json\"",
                "data = \"cases\"\ncases = \"cases/io.json\""
            ),
            (
                "cases = \"cases/io.json\"",
                "cases = \"cases/io.json\"\ncompare = { method = \"checker\", program = \"check.c\" }"
            ),
            ("maximum_ratio = 3.0\nmaximum_exponent = 1.3", ""),
            ("maximum_ratio = 3.0", "maximum_ratio = 0.5"),
            ("python = [\"tests", "rust = [\"tests"),
            ("test_words.py\"]", "test_word.py\"]"),
            (
                "cases = \"cases/examples.json\"",
                "cases = \"cases/examples.json\"\ncompare = { method = \"float\" }"
            ),
        ],
    ));
}

#[test]
fn call_cases() {
    insta::assert_snapshot!(told(
        "cases/examples.json",
        &[
            ("[\n  {", "["),
            (
                "{ \"name\": \"one word\"",
                "{ \"name\": \"one word\", \"name\": \"x\""
            ),
            ("\"name\": \"nothing\"", "\"name\": \"one word\""),
            ("\"name\": \"nothing\", ", ""),
            ("\"call\": \"count_words\"", "\"call\": \"count_word\""),
            ("\"call\": \"count_words\"", "\"cal\": \"count_words\""),
            ("[\"a a\", null]", "[\"a a\"]"),
            ("[\"a a\", null]", "[17, true]"),
            ("\"count\": 2", "\"count\": \"2.0\""),
            ("\"count\": 2 }", "\"number\": 2 }"),
            ("\"raises\": \"EmptyText\"", "\"raises\": \"Empty\""),
            (
                "\"raises\": \"EmptyText\"",
                "\"raises\": \"EmptyText\", \"returns\": []"
            ),
            ("\"construct\": \"Counter\"", "\"construct\": \"Conter\""),
            (
                "\"arguments\": [2],",
                "\"arguments\": [2], \"raises\": \"BadLimit\","
            ),
            (
                "\"arguments\": [2],",
                "\"arguments\": [2], \"returns\": null,"
            ),
            (
                "\"call\": \"add\", \"arguments\": [\"a\"]",
                "\"call\": \"sub\", \"arguments\": [\"a\"]"
            ),
            ("\"returns\": 1 ", "\"return\": 1 "),
            ("$text", "$txt"),
            ("\"count\": 3", "\"count\": 30000000"),
            ("[2, 3]", "[]"),
            (
                "\"call\": \"count_words\"",
                "\"limits\": { \"fule\": 3 }, \"compare\": { \"method\": \"tokens\" }, \"call\": \"count_words\""
            ),
        ],
    ));
}

#[test]
fn other_cases() {
    let io = told(
        "cases/io.json",
        &[
            ("\"two.ans\"", "\"../cases/two.ans\""),
            ("\"two.ans\"", "\"tow.ans\""),
            (
                "\"stdin\": \"a\\nb\\n\"",
                "\"stdin\": 3, \"stdin_file\": \"two.ans\"",
            ),
            (", \"stdout_file\": \"two.ans\"", ""),
            ("\"x.txt\": \"a\"", "\"../x.txt\": \"a\""),
            ("\"exit_code\": 3", "\"exit_code\": 256"),
            ("\"float\", \"absolute\": 0.5", "\"float\""),
            ("\"--in\"", "\"a\\u0000b\""),
        ],
    );
    let cost = told(
        "cases/cost.json",
        &[
            ("\"size\": 2", "\"size\": 4"),
            ("\"size\": 2, ", ""),
            ("[\"a\", null]", "[\"a\", null], \"returns\": []"),
        ],
    );
    insta::assert_snapshot!(format!("{io}\n{cost}"));
}

#[test]
fn files_and_folders() {
    let mut told = Vec::new();
    let mut tell = |what: &str, breaking: &dyn Fn(&Sample)| {
        let sample = Sample::new();
        breaking(&sample);
        told.push(format!("{what}\n{}\n", sample.told()));
    };
    tell("no manifest", &|s| {
        s.remove("challenge.toml");
    });
    tell("no statement", &|s| {
        s.remove("statement.md");
    });
    tell("an empty statement", &|s| {
        s.write("statement.md", " \n");
    });
    tell("no starter", &|s| {
        s.remove("starter/python/words.py");
    });
    tell("no case file", &|s| {
        s.remove("cases/cost.json");
    });
    tell("no reference", &|s| {
        s.remove("submissions/accepted/reference.py");
    });
    tell("an undeclared starter", &|s| {
        s.write("starter/rust/words.rs", "");
    });
    tell("two references", &|s| {
        s.write("submissions/accepted/reference2.py", "");
    });
    tell("an unknown verdict", &|s| {
        s.write("submissions/wrong/x.py", "");
    });
    tell("an unknown language", &|s| {
        s.write("submissions/accepted/x.cob", "");
    });
    tell("an undeclared language", &|s| {
        s.write("submissions/accepted/x.rs", "");
    });
    tell("mixed languages", &|s| {
        s.write("submissions/accepted/x/a.py", "")
            .write("submissions/accepted/x/b.js", "");
    });
    tell("no entry", &|s| {
        s.write("submissions/accepted/x/a.py", "")
            .write("submissions/accepted/x/b.py", "");
    });
    tell("a manifest that is not UTF-8", &|s| {
        s.write("challenge.toml", b"a = 1\n\xff");
    });
    tell("a case file that is not UTF-8", &|s| {
        s.write("cases/io.json", b"[\"\xff\"]");
    });
    tell("a manifest that is too large", &|s| {
        s.write("challenge.toml", "#".repeat(262_145));
    });
    tell("a source file that is too large", &|s| {
        s.write("starter/python/helper.py", " ".repeat(1_048_577));
    });
    tell("a symbolic link to a file", &|s| {
        symlink("/etc/passwd", s.root.join("cases/passwd")).unwrap();
    });
    tell("a symbolic link to a folder", &|s| {
        symlink("/", s.root.join("root")).unwrap()
    });
    tell("a name with a line end", &|s| {
        s.write("cases/a\nb.json", "");
    });
    tell("a case file nested too deep", &|s| {
        s.write("cases/io.json", "[".repeat(100_000));
    });
    tell("a manifest nested too deep", &|s| {
        s.write("challenge.toml", format!("a = {}", "[".repeat(100_000)));
    });
    tell("too many files", &|s| {
        for index in 0..2_000 {
            s.write(&format!("notes/{index}"), "");
        }
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn everything_is_told_at_once() {
    let sample = Sample::new();
    sample
        .edit("challenge.toml", "minutes = 20", "minutes = \"long\"")
        .edit("challenge.toml", "points = 10", "points = 1.5\ncolour = 1")
        .edit("cases/io.json", "\"exit_code\": 3", "\"exit_code\": -3")
        .edit("cases/cost.json", "\"size\": 4", "\"size\": \"four\"")
        .remove("statement.md");
    insta::assert_snapshot!(sample.told());
}

#[test]
fn a_folder_name_must_be_an_id() {
    let sample = Sample::bare("challenge.toml", "");
    let renamed = sample.root.with_file_name("Not An Id");
    std::fs::rename(&sample.root, &renamed).unwrap();
    let told = crate::sample::load(&renamed).unwrap_err().to_string();
    assert!(told.contains("`Not An Id` cannot be the id"), "{told}");
    assert!(crate::sample::load(&sample.root).is_err(), "gone");
}
