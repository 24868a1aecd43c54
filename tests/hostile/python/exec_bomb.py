# expect: MLE
source = "x = [" + "1," * 3_000_000 + "]"
exec(source)
