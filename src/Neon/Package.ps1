<#
.SYNOPSIS
Packages a staged module: as a nupkg for the PowerShell Gallery, and as a zip for Azure Automation.

.DESCRIPTION
The manifest of the package gets the release notes of its version from CHANGELOG.md. The staged module itself stays as it is.
#>
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PSResourceGet'; ModuleVersion = '1.1.0' }
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    # The folder of the staged module.
    [Parameter(Mandatory)]
    [string] $Module,

    # The folder for the packages. It is created if it does not exist.
    [Parameter(Mandatory)]
    [string] $Destination,

    # The label of a prerelease, such as beta1. Default: none, a release.
    [ValidatePattern('^([A-Za-z][A-Za-z0-9]*)?$', ErrorMessage = "'{0}' is not a valid prerelease label. Use letters and digits, such as beta1.")]
    [string] $Prerelease
)

$ErrorActionPreference = 'Stop'

# The section of a version starts with a heading such as "## Unreleased (0.1.0)" or "## 0.1.0 (2027-01-31)".
function Get-ReleaseNotes([string] $Version) {
    $section = "(?ms)^## [^\n]*(?<![\d.])$([regex]::Escape($Version))(?![\d.])[^\n]*\n(?<notes>.*?)(?=^## |\z)"
    $match = [regex]::Match((Get-Content -LiteralPath (Join-Path $Module 'CHANGELOG.md') -Raw), $section)
    if (-not $match.Success) {
        throw "CHANGELOG.md has no section for version $Version."
    }
    $match.Groups['notes'].Value.Trim()
}

function Set-PackageData([string] $Manifest) {
    $version = (Import-PowerShellDataFile -LiteralPath $Manifest).ModuleVersion
    $notes = [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent((Get-ReleaseNotes $version))
    $text = Get-Content -LiteralPath $Manifest -Raw
    $entry = [regex]::Match($text, "(?m)^(?<indent> *)ReleaseNotes = '[^']*'")
    if (-not $entry.Success) {
        throw "$Manifest has no ReleaseNotes."
    }
    $lines = @("ReleaseNotes = '$notes'")
    if ($Prerelease) {
        $lines += "Prerelease   = '$Prerelease'"
    }
    $new = ($lines | ForEach-Object { $entry.Groups['indent'].Value + $_ }) -join "`n"
    Set-Content -LiteralPath $Manifest $text.Remove($entry.Index, $entry.Length).Insert($entry.Index, $new) -NoNewline
}

$work = Join-Path ([IO.Path]::GetTempPath()) "neon-package-$([guid]::NewGuid())"
try {
    # Azure Automation takes the name of the module from the zip and from the folder in it.
    $copy = Join-Path $work 'Neon'
    Copy-Item -LiteralPath $Module $copy -Recurse
    Set-PackageData (Join-Path $copy 'Neon.psd1')

    $null = New-Item $Destination -ItemType Directory -Force
    $Destination = Convert-Path -LiteralPath $Destination
    Get-ChildItem -LiteralPath $Destination -File | Where-Object Name -Match '^Neon\.(zip|.+\.nupkg)$' | Remove-Item
    # It takes brackets in the name of the folder for a wildcard.
    $packed = Compress-PSResource $copy $work -PassThru
    $nupkg = Join-Path $Destination $packed.Name
    [System.IO.File]::Move($packed.FullName, $nupkg)
    Get-Item -LiteralPath $nupkg
    $zip = Join-Path $Destination 'Neon.zip'
    [System.IO.Compression.ZipFile]::CreateFromDirectory($copy, $zip, 'Optimal', $true)
    Get-Item -LiteralPath $zip
}
finally {
    Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction Ignore
}
