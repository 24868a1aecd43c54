# expect: exit 1
# says: too complex
eval("(" * 100_000 + ")" * 100_000)
