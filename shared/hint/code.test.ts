import { describe, expect, it } from 'vitest'
import { hasSourceCode } from './code.ts'

const isCode = (text: string) => hasSourceCode({ text, isLate: () => false })

describe('source code', () => {
  it.each([
    ['TypeScript', "import { x } from './x.ts'\n\n// Sums up.\nexport function sum(list: number[]): number {\n  let all = 0\n  for (const item of list) {\n    all += item\n  }\n  return all\n}"],
    ['Python', 'import os\nfrom typing import List\n\n\ndef total(items: List[int]) -> int:\n    """Sums up all of the items that are given."""\n    result = 0\n    for item in items:\n        if item > 0:\n            result += int(item)\n    return result\n'],
    ['Java', 'package a.b;\n\nimport java.util.List;\n\npublic class Sum {\n  private final List<Integer> list;\n\n  public int total() {\n    int all = 0;\n    for (int item : list) {\n      all += item;\n    }\n    return all;\n  }\n}'],
    ['Go', 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfor i := 0; i < 3; i++ {\n\t\tfmt.Println(i)\n\t}\n\tif err := run(); err != nil {\n\t\treturn\n\t}\n}'],
    ['C', '#include <stdio.h>\n\nint main(void) {\n  int n = 0;\n  while (n < 3) {\n    printf("%d", n);\n    n++;\n  }\n  return 0;\n}'],
    ['Rust', 'use std::io;\n\nfn main() -> io::Result<()> {\n    let mut n = 0;\n    match n {\n        0 => println!("none"),\n        _ => println!("some"),\n    }\n    n += 1;\n    Ok(())\n}'],
    ['SQL', 'SELECT name, count(*) AS uses\nFROM sheet\nWHERE month = 11\nGROUP BY name\nHAVING count(*) > 10\nORDER BY uses DESC;'],
    ['PHP', '<?php\nfunction total($items) {\n  $all = 0;\n  foreach ($items as $item) {\n    $all += $item->price;\n  }\n  return $all;\n}'],
    ['C#', 'using System;\n\nnamespace A.B\n{\n    public class Sum\n    {\n        public int Total(int[] list)\n        {\n            var all = 0;\n            foreach (var item in list) all += item;\n            return all;\n        }\n    }\n}'],
    ['CSS', '.card {\n  display: grid;\n  gap: 0.5rem;\n}\n.card > p {\n  margin: 0;\n  color: var(--ink);\n}'],
    ['Visual Basic', 'Option Explicit\n\nSub Total()\n  Dim cell As Range\n  For Each cell In Range("A1:A9")\n    If cell.Value > 0 Then\n      Debug.Print cell.Value\n    End If\n  Next\nEnd Sub'],
    ['R', 'library(stats)\nx <- c(1, 2, 3)\ny <- mean(x)\nfit <- lm(y ~ x)\nplot(x, y)\nsummary(fit)'],
    ['a shell script', '#!/bin/bash\nset -e\nif [ "$1" = "" ]\nthen\n  echo "Name a folder"\n  exit 2\nfi\nfor file in $1/*; do\n  echo "$file"\ndone'],
    ['Ruby', 'class Sum < Base\n  attr_reader :list\n\n  def initialize(list)\n    @list = list\n  end\n\n  def total\n    list.each do |item|\n      puts item\n    end\n  end\nend'],
    ['PowerShell', '$list = Get-ChildItem -Path C:\\data\nforeach ($item in $list) {\n  Write-Host "$item"\n}\nGet-Process -Name node | Stop-Process\n$total = $list.Count'],
    ['minified', `!function(e,t){"use strict";var n=e.document,r=function(e){return new r.fn.init(e)};r.fn=r.prototype={length:0,toArray:function(){return t.call(this)}};${'var a=function(b){return b.c(d)};if(e===t){return null}'.repeat(5)}}(window,[]);`],
  ])('%s', (_, text) => expect(isCode(text)).toBe(true))

  it.each([
    ['prose', 'Dear all,\n\nplease find attached the notes of our meeting (see below);\nI have added two points:\n\n1. The budget for next year.\n2. Who writes to the client?\n\nImport duties are to be settled.\nReturn to sender if not delivered.\nBest regards'],
    ['Markdown with a short block', '# Use\n\nInstall it, then call it once for each list.\n\n```js\nimport { sum } from "sum"\nsum([1, 2])\n```\n\n## Why\n\nBecause adding by hand is slow and people make mistakes.\nIt has no dependencies and works in every browser.\n\n- small\n- tested\n\nSee the guide for more about rounding.'],
    ['CSV', 'id;name;amount;date\n1;Anna;12,50;2026-11-01\n2;Bo;8,00;2026-11-02\n3;Cem;7,10;2026-11-03\n4;Dana;1,00;2026-11-04\n5;Eli;3,30;2026-11-05'],
    ['JSON', '{\n  "name": "x",\n  "list": [\n    1,\n    2\n  ],\n  "inner": {\n    "a": true,\n    "b": null\n  }\n}'],
    ['settings', 'name: daybook\nversion: 3\nservices:\n  relay:\n    image: node\n    ports:\n      - 8080\n  store:\n    image: postgres\n'],
    ['a stack trace', 'Error: not found\n    at find (app.js:10:3)\n    at run (app.js:22:9)\n    at Object.<anonymous> (app.js:30:1)\n    at Module._compile (node:internal/modules/cjs/loader:1105:14)\n    at node:internal/main/run_main_module:22:47'],
    ['a log', '2026-11-21 10:00:01 INFO started (pid=12)\n2026-11-21 10:00:02 WARN slow query: 120 ms;\n2026-11-21 10:00:03 INFO done()\n2026-11-21 10:00:04 INFO started (pid=13)\n2026-11-21 10:00:05 INFO done()'],
    ['a list of names', 'Anna Adler\nBo Berg\nCem Can\nDana Dorn\nEli Ernst\nFinn Falk'],
    ['a poem', 'If I should think of love;\nI would think of you;\nyour arms uplifted,\nand for a while the day stands still;\nthen let it go:\nreturn'],
  ])('not %s', (_, text) => expect(isCode(text)).toBe(false))
})
