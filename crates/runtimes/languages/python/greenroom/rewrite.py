"""Test files whose plain `assert`s say what they saw.

`assert f(x) == 3` becomes, in the syntax tree, one that keeps both sides, so
that nothing is evaluated twice to explain a failure.
"""

import ast
import importlib.machinery

from greenroom.trusted import type_name

MOST_CHARACTERS = 1000
# Cannot clash: no source can spell such names.
LEFT, RIGHT, EXPLAIN = "@left", "@right", "@explain"


class TestLoader(importlib.machinery.SourceFileLoader):
    """Loads a test file, rewritten."""

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        tree = ast.parse(self.get_data(path), path)
        tree = ast.fix_missing_locations(Rewriter().visit(tree))
        return compile(tree, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        module.__dict__[EXPLAIN] = explain
        super().exec_module(module)


class Rewriter(ast.NodeTransformer):
    def visit_Assert(self, node):
        if node.msg is not None:
            return node
        test = node.test
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            kept = keep_both(test)
            sides = [load(LEFT), load(RIGHT)]
        else:
            kept = ast.NamedExpr(store(LEFT), test)
            sides = [load(LEFT)]
        source = ast.Constant(ast.unparse(test))
        failure = ast.Raise(ast.Call(load(EXPLAIN), [source, *sides], []))
        rewritten = ast.If(ast.UnaryOp(ast.Not(), kept), [failure], [])
        for inner in ast.walk(rewritten):
            if not hasattr(inner, "lineno"):
                ast.copy_location(inner, node)
        return rewritten


def keep_both(test):
    """The comparison with its sides kept under our names."""
    return ast.Compare(
        ast.NamedExpr(store(LEFT), test.left),
        test.ops,
        [ast.NamedExpr(store(RIGHT), test.comparators[0])],
    )


def store(name):
    return ast.Name(name, ast.Store())


def load(name):
    return ast.Name(name, ast.Load())


def explain(source, *sides):
    """The error of a failed assertion."""
    lines = [f"assert {shorten(source)}"]
    for name, side in zip(("left: ", "right:"), sides):
        label = name if len(sides) == 2 else "value:"
        lines.append(f"  {label} {show(side)}")
    return AssertionError("\n".join(lines))


def show(value):
    try:
        return shorten(repr(value))
    except Exception as error:
        return f"a {type_name(value)} whose repr raises {type_name(error)}"


def shorten(text):
    if len(text) <= MOST_CHARACTERS:
        return text
    half = MOST_CHARACTERS // 2
    return f"{text[:half]} … {text[-half:]}"
