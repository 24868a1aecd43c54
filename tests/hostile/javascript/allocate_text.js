// expect: exit 1
// says: string too long
let text = "x";
for (;;) text += text;
