import type { Scan } from './text.ts'

// Source code in any language: by what most of its lines look like. Prose, Markdown, tables, data and logs have few such lines.

const mostLines = 400
const longestLine = 200
const leastLines = 4

/** Lines nobody writes but in code. */
const strong: readonly RegExp[] = [
  /^import\b.*(?:\bfrom ["']|["'];?$|;$)|^import [\w.]+(?: as \w+)?$|^from [\w.]+ import \S|^(?:package|namespace|using|module|use) [\w.:\\{}, *]+;$|^package \w+$/,
  /^#\s?(?:include\b\s*[<"]|define\s+\w|ifn?def\s|endif\b|pragma\s)|^#!\/|^<\?(?:php|=)|^@\w+(?:\(.*\))?$|^#\[\w+.*\]$/,
  /^(?:(?:export|default|declare|public|private|protected|internal|static|final|abstract|async|override|virtual|inline|constexpr|const|pub(?:\(\w+\))?|unsafe|extern|sealed|readonly|open|data)\s+){0,4}(?:function\b\*?|class|interface|enum|struct|trait|impl|def|func|fn|fun|type|record|object|sub|proc|mod|protocol|extension|namespace|constructor)\b[^.?!]*[({<]\s*$|^(?:export )?type \w+(?:<.*>)?\s*=$|^class \w+(?:\(.*\))?:$|^(?:class|struct|enum|union|mod|module|namespace)\s\w+;$/,
  /^(?:(?:export|public|private|protected|internal|static|final|abstract|async|override|virtual|inline|const|pub|unsafe|synchronized)\s+){0,4}(?:function\b|def|func|fn|fun|sub)\s*\*?\s*\w*\s*[(<].*/,
  /^(?:(?:public|private|protected|internal|static|final|abstract|override|virtual|inline|async)\s+){1,4}[\w<>[\],.?*& ]+(?:\(.*|=.*|;|\{)$/,
  /^(?:export\s+)?(?:const|let|var|val|final|auto|my|our|local|dim)\s+(?:mut\s+)?[\w$[{(@%*&<][^=]*(?:=|:).*$|^(?:let|var|const) \w+;$/,
  /^(?:\}\s*)?(?:if|else if|elseif|for|foreach|while|switch|catch|until|unless|synchronized|using|match)\s*\(.*(?:[{;)]|&&|\|\|)$/,
  /^(?:\}\s*)?(?:else|try|do|finally|default|loop|unsafe)\s*(?:\{|:)$|^(?:\}\s*)?else if\b.*\{$|^(?:if|for|while|match|switch|guard|case)\b.*\{$|^case\b.*:$/,
  /^(?:elif|except|async (?:def|for|with))\b\s.*[\w)\]"']:$|^for\s.+\sin\s.*[\w)\]"']:$|^(?:if|while|with)\s.*(?:[()=<>[\]_.]|\bnot\b|\bself\b).*[\w)\]"']:$|^(?:try|else|finally|except):$/,
  /^(?:return|throw|raise|yield|await|defer|delete|goto|assert)\b[^.]*;$|^(?:return|raise|yield)(?:\s+(?:[\w.]+[([{.].*|not |None|True|False|null|nil|self\b.*|-?\d.*|["'[{(].*|\w+))?$|^(?:break|continue|pass|fi|done|esac|end|endif|return);?$/,
  /^(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (?:OR REPLACE )?(?:TABLE|INDEX|VIEW|FUNCTION|PROCEDURE)|ALTER TABLE|DROP TABLE|WITH \w+ AS|FROM|WHERE|GROUP BY|ORDER BY|(?:INNER |LEFT |RIGHT |FULL )?JOIN|VALUES|HAVING|UNION)\b(?!:)/,
  /^export\s+(?:default|declare|type|namespace|\{|\*|=)|^(?:module\.)?exports\b\s*[.=[]|^declare (?:const|module|global|let|var|namespace)\b|^type \w+(?:<.*>)? =/,
  /^[\w$, .*_]{1,60}\s*:=\s*\S|^[\w$.[\]'"]{1,60}\s*=\s*(?:(?:new|await|yield|async|not)\s|function\b|class\b|\[|\{|\(|@?[\w$.]+\(|[\w$.]+\[)/,
  // A semicolon ends items, names and rows of tables, too: something that only code has must stand before it.
  /^(?!.*[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,} ).*(?:\w\(|[\])]\(|[={}[\]]|&&|\|\||::|->|\+\+|--|^@?[\w$]+(?:\.[\w$]+)+;).*[\w)\]}"'`>*?+-]?\s*;$/,
  /^(?:(?:const|static|unsigned|signed|struct|enum|volatile|extern|mutable|register)\s+)*(?:int|char|long|short|float|double|bool|boolean|void|auto|byte|[Ss]tring|object|Integer|Boolean|Date|size_t|u?int\d+(?:_t)?|std::\w+|\w+<[\w<>, ?]*>)[\s*&]+[\w, *[\]]+;$/,
  /^[\w$.@*&>:[\]'"-]+\s*(?:[-+*/|&^%?]|\|\||&&|\?\?|<<|>>|:)?=\s*[^=\s].*;$/,
  /^[\w$.:@>?!-]*[\w$>]\(.*\)(?:[;,]|\s*\{|\.[\w]+\(.*)$|^\.\w+\(.*\)?[;,]?$|^(?:self|this|super|cls)\.\w+/,
  /(?:=>|->)\s*\{$|\)\s*->$|=>$|\)\s*(?:=>|->)\s*.+|^[)\]}]+[;,)]*$|^\}\)?[;,]?$|[\w)\]]\s*\{$|\(\{$|^\{$|^[\]})]+\.\w+\(/,
]
/** The same in languages whose lines end without a mark: Visual Basic and what offices have of it, shells, R, Ruby, Lisp, functional ones. */
const wordy: readonly RegExp[] = [
  /^(?:(?:Public|Private|Friend|Protected|Shared|Static|Partial|Overrides|Default)\s+){0,3}(?:Sub|Function|Property (?:Get|Let|Set))\s\w+\s*\(|^(?:Public|Private) (?:Const|Class|Module|Shared|ReadOnly|Type|Enum)\b|^End ?(?:Sub|Function|If|Class|Module|With|Select|Property|Namespace|Structure|Enum|Type|Try|While)$|^Dim \w+|^(?:ElseIf|If)\b.*\bThen$|^For (?:Each )?\w+ (?:=|In|As)\s|^Next(?: \w)?$|^Set \w+ = |^Option Explicit|^Imports [\w.]+$|^Select Case\b|^On Error (?:Resume|GoTo)\b/,
  /^(?:end if|end sub|end function|wend|loop until .+)$|^(?:elseif|if)\b.*\bthen$|^(?:sub|function) \w+\s*\(/i,
  /^[\w.$]+\s*<-\s*(?:.*[([{"'$]|-?\d)|^(?:library|require)\(["']?[\w.]+["']?\)$/,
  /^(?:then|do|fi|done|esac|else)$|^(?:if|elif|while|until) (?:!\s)?(?:\[|\$|\w+ -\w).*|^echo (?:-\w+ )?["'$].*|^(?:export|local|readonly|declare) \w+=|^\$\w+\s*[.+]?=|^@?echo off$|^setlocal\b/i,
  /^(?:def|defp|defmacro|defmodule|defrecord)\s[\w.:?!]+|^(?:class|module)\s[A-Z]\w*(?:(?:::\w+)+|\s*[<(]\s*[A-Z][\w:]*\)?)$|\bdo(?:\s*\|[\w, ]+\|)?$|^(?:puts|require_relative|attr_\w+)\s\S|^local (?:function )?\w+\s*[=(]/,
  /^(?:case class|case object|sealed (?:trait|class|abstract class)|abstract class|data class|(?:abstract |final )?class \w+(?:\[.*\]|\(.*\))? extends)\s/,
  /^[a-z]\w*'?\s*::\s*\S|^let (?:rec )?\w+.*=|^open [A-Z][\w.]+$|^match\s.+\swith$|^\(\*.*\*\)$/,
  /^\((?:def\w*|let\w*\*?|lambda|fn|if|cond|when(?:-\w+)?|setq|setv|ns|import|require|while|do|cons|map|format)\s|[\w\])]\){3,}$/,
  /^(?:Get|Set|New|Remove|Import|Export|Write|Invoke)-[A-Z][A-Za-z]+(?:\s+-[A-Z]\w+|\s+["'$]|\s*\|)/,
]
/** A declaration of style, which counts where there are blocks for it to stand in. */
const style = /^(?:--[\w-]+|-?[a-z]{2,}(?:-[a-z]+)*):\s*(?:[\w#.%"'(),/* -]+|url\(.*\));$/
/** Lines that code shares with settings, markup and data. */
const weak: readonly RegExp[] = [
  /;$/,
  /^[\w$?-]+\??:\s*(?:[\w.[\]<>|' ]+|\(.*)[,;]?$/,
  /^[\w$.@[\]'"]{1,60}\s*[-+*/]?=\s*\S/,
  /^[\w$.]+\(.*\)?$/,
  /[({[,]$/,
  /^["'\w$-]+:\s*\S.*[,;]$/,
  /^[\w$]+,$/,
  /^<\/?[A-Za-z][\w.-]*(?:\s[^<>]*)?\/?>$/,
]
/** Comments and what may be one: they count neither way. A Markdown heading and a list are among them. */
const silent = /^(?:\/\/|\/\*|\*(?:\s|\/|$)|#(?!!)|--(?:\s|$)|"""|'''|;;|%|<!--)/
/** Data: members of JSON, log lines, frames of a stack trace. */
const data = /^["'][^"']*["']\s*:\s|^[[{]?\s*["'][^"']*["']\s*,?\s*[\]}]?,?$|^-?[\d.]+,?$|^\d{2,4}[-/:.]\d\d|^at .+\(.*\)$|^(?:\[?\d|\|)/

/** An item of a list, whatever stands in it. */
const item = /^[-\u2022]\s/

/** True where most lines of a text are lines of code. */
export function hasSourceCode({ text, isLate }: Scan): boolean {
  const lines = text.split('\n', 3 * mostLines).map((line) => line.trim()).filter((line) => line !== '').slice(0, mostLines)
  if (lines.length <= 3) return isMinified(text)
  // JSON, however long its brackets.
  if (/^[[{]$/.test(lines[0] ?? '') && /^["'[{\d]/.test(lines[1] ?? '')) return false
  const hasBlocks = text.includes('{')
  let [counted, points, sure, plain] = [0, 0, 0, 0]
  let inside: string | null = null
  for (const full of lines) {
    if (isLate()) return false
    const line = full.slice(0, longestLine)
    // A comment or a docstring over several lines: what is in it is prose.
    if (inside !== null) {
      if (full.includes(inside)) inside = null
      continue
    }
    const opening = /^(?:\/\*|"""|''')/.exec(line)?.[0]
    if (opening !== undefined) {
      const closing = opening === '/*' ? '*/' : opening
      if (!full.includes(closing, 3)) inside = closing
      continue
    }
    if (silent.test(line) || data.test(line)) continue
    counted += 1
    if (!item.test(line) && (strong.some((shape) => shape.test(line)) || wordy.some((shape) => shape.test(line)) || (hasBlocks && style.test(line)))) {
      points += 1
      if (!/^[\])}]+[;,)]*$/.test(line)) sure += 1
    } else if (weak.some((shape) => shape.test(line))) points += 0.4
    else if (/^[\p{L}"'(].*\p{L}\s\p{L}+\s\p{L}+\s\p{L}+\s\p{L}/u.test(line)) plain += 1
  }
  return sure >= leastLines && points >= counted * 0.45 && sure >= counted * 0.25 && plain <= counted * 0.35
}

/** Everything on a line or two: the marks that prose has next to none of. */
function isMinified(text: string): boolean {
  if (text.length < 300) return false
  const marks = text.match(/[;{}()=]/g)?.length ?? 0
  return marks > text.length * 0.08 && (text.match(/\b(?:function|return|var|const|let|this|void|null)\b|=>|\(\)|;\}/g)?.length ?? 0) >= 6 && /[;=]/.test(text) && (text.match(/[;=]/g)?.length ?? 0) > text.length * 0.015
}
