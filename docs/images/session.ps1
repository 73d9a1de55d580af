# Draws session.svg, the picture in the README, from the real output of a session with the sample of the emulator.
# Run it after a build: ./docs/images/session.ps1. Seeds and ages are fixed, so the picture changes only if the output does.

[CmdletBinding()]
param(
    [string] $Module = (Join-Path $PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1'),
    [string] $Path = (Join-Path $PSScriptRoot 'session.svg')
)

$ErrorActionPreference = 'Stop'
$columns = 98
$lines = [System.Collections.Generic.List[string]]::new()

# The colours of the command line, as PSReadLine shows them.
function Format-Command([string] $Text) {
    $tokens = $null
    $null = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $null)
    $position = 0
    $coloured = foreach ($token in $tokens | Where-Object { $_.Extent.Text }) {
        $colour = if ($token.TokenFlags -band [System.Management.Automation.Language.TokenFlags]::CommandName) { '93' }
        elseif ($token.Kind -eq 'Parameter' -or $token.Kind -eq 'Pipe') { '90' }
        else { '37' }
        $Text.Substring($position, $token.Extent.StartOffset - $position) + "`e[${colour}m$($token.Extent.Text)`e[0m"
        $position = $token.Extent.EndOffset
    }
    'PS> ' + (-join $coloured) + $Text.Substring($position)
}

function Add-Output([object[]] $Output) {
    $text = ($Output | Out-String -Width $columns).TrimEnd() -replace '\r', ''
    $lines.AddRange([string[]] ($text.TrimStart("`n") -split '\n'))
    $lines.Add('')
}

function Add-Command([string] $Text) {
    $lines.Add((Format-Command $Text))
    # Without a script, as at the prompt: an error then has no position.
    $ErrorActionPreference = 'Continue'
    $shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::CurrentRunspace)
    $output = $shell.AddScript($Text).Invoke()
    Add-Output ($output + $shell.Streams.Error)
}

# The menu of Tab, with the tooltip of the selected item.
function Add-Completion([string] $Text, [string] $Selected) {
    $completions = (TabExpansion2 $Text $Text.Length).CompletionMatches
    $lines.Add((Format-Command $Text) + "`e[37m$Selected`e[0m")
    $lines.Add(-join ($completions | ForEach-Object {
        $_.ListItemText -eq $Selected ? "`e[30;47m$($_.ListItemText)`e[0m  " : "$($_.ListItemText)  "
    }))
    $lines.Add('')
    $lines.Add(($completions | Where-Object ListItemText -eq $Selected).ToolTip)
    $lines.Add('')
}

# Each line becomes one <text> with a run per colour. The length of each run is fixed, so columns align in every font.
function ConvertTo-Svg([string[]] $Lines) {
    $cell, $line, $left, $top = 8.4, 20, 22, 56
    $width = [math]::Ceiling($columns * $cell + 2 * $left)
    $height = $top + $Lines.Count * $line
    $classes = @{ '1' = 'b'; '2' = 'f'; '30' = 'k'; '31' = 'r'; '32' = 'g'; '33' = 'y'; '36' = 'c'; '37' = 'w'; '90' = 'd'; '93' = 'y' }
    $rows = for ($row = 0; $row -lt $Lines.Count; $row++) {
        $y = $top + $row * $line
        $column = 0
        $current = @()
        foreach ($part in [regex]::Split($Lines[$row], '(\x1b\[[\d;]*m)')) {
            if ($part -match '^\x1b\[([\d;]*)m$') {
                $current = foreach ($code in $Matches[1] -split ';') {
                    if ($code -in '', '0') { $current = @() } elseif ($code -eq '47') { 'selected' }
                    elseif ($classes.ContainsKey($code)) { $classes[$code] } else { throw "There is no style for the sequence $code." }
                }
                continue
            }

            # Spaces between words are positions: a browser would collapse them.
            foreach ($word in [regex]::Matches($part, '\S+(?: \S+)*')) {
                $x = [math]::Round($left + ($column + $word.Index) * $cell, 1)
                $length = [math]::Round($word.Length * $cell, 1)
                if ($current -contains 'selected') {
                    "<rect class=""s"" x=""$($x - 2)"" y=""$($y - 15)"" width=""$($length + 4)"" height=""20"" rx=""3""/>"
                }
                $class = ($current | Where-Object { $_ -ne 'selected' }) -join ' '
                $attribute = $class ? " class=""$class""" : ''
                "<text x=""$x"" y=""$y"" textLength=""$length""$attribute>$([System.Security.SecurityElement]::Escape($word.Value))</text>"
            }

            $column += $part.Length
        }
    }

    @"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $width $height" width="$width" height="$height" role="img" aria-label="A PowerShell session with the module">
<style>
text { font: 14px ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace; fill: #d4d7dd; }
.b { font-weight: 600; } .f { fill: #7d8590; } .k { fill: #0d1117; } .r { fill: #ff7b72; } .g { fill: #56d364; } .y { fill: #e3b341; }
.c { fill: #56d4dd; } .w { fill: #f0f3f6; } .d { fill: #8b949e; } .s { fill: #d4d7dd; }
</style>
<rect x="0.5" y="0.5" width="$($width - 1)" height="$($height - 1)" rx="10" fill="#0d1117" stroke="#6e7681" stroke-opacity="0.6"/>
<g fill="#484f58"><circle cx="24" cy="22" r="5"/><circle cx="42" cy="22" r="5"/><circle cx="60" cy="22" r="5"/></g>
$($rows -join "`n")
</svg>
"@
}

$rendering, $PSStyle.OutputRendering = $PSStyle.OutputRendering, 'Ansi'
# The lines of the tree are not ASCII.
$encoding, [Console]::OutputEncoding = [Console]::OutputEncoding, [System.Text.Encoding]::UTF8
Import-Module $Module
try {
    $null = Start-NeonEmulator -Sample -Seed 42 -OperationDuration 0
    Add-Command 'Set-NeonContext -Project app'
    $lines.Clear()
    Add-Command 'Show-NeonBranchTree'
    Add-Command 'New-NeonBranch pr-58 -ExpiresIn 7d -Wait | Get-NeonConnectionString -Database orders -Pooled'
    Add-Completion 'Remove-NeonBranch ' 'pr-42'
    Add-Command 'Get-NeonBranch mian'
}
finally {
    Stop-NeonEmulator
    $PSStyle.OutputRendering = $rendering
    [Console]::OutputEncoding = $encoding
}

Set-Content -LiteralPath $Path -Value (ConvertTo-Svg $lines.GetRange(0, $lines.Count - 1)) -Encoding utf8NoBOM
