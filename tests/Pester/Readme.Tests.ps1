# Runs the code of the README from "Install" on, from top to bottom, in a separate pwsh. Run by: ./build.ps1 -Task Pester

BeforeAll {
    $repository = Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '..' '..')
    $readme = Get-Content -LiteralPath (Join-Path $repository 'README.md') -Raw
    $readme = $readme.Substring($readme.IndexOf('## Install', [StringComparison]::Ordinal))
    $blocks = [regex]::Matches($readme, '(?ms)^```powershell\r?\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }

    # An emulator in a separate process acts as Neon.
    $server = Start-Job -ArgumentList "$repository" -ScriptBlock {
        Import-Module (Join-Path $args[0] 'out' 'Neon' 'Neon.psd1')
        $emulator = Start-NeonEmulator -Sample -OperationDuration 0
        [pscustomobject]@{ Address = "$($emulator.BaseUri)"; Key = [System.Net.NetworkCredential]::new('', $emulator.ApiKey).Password }
        while ($true) { Start-Sleep -Seconds 1 }
    }
    while (-not ($neon = Receive-Job $server -ErrorAction Stop)) { Start-Sleep -Milliseconds 100 }
}

AfterAll {
    Remove-Job $server -Force
}

Describe 'README' {
    It 'shows a picture of what a session looks like now' {
        $drawn = Join-Path $TestDrive 'session.svg'

        & (Join-Path $repository 'docs' 'images' 'session.ps1') -Path $drawn

        # After an intended change: ./docs/images/session.ps1. An age can be one unit more than when the picture was drawn.
        $now, $approved = $drawn, (Join-Path $repository 'docs' 'images' 'session.svg') |
            ForEach-Object { (Get-Content -LiteralPath $_ -Raw) -replace '\b\d+ (s|min|h|d)\b', '0 $1' -replace ' textLength="[\d.]+"' }
        $now | Should -BeExactly $approved
    }

    It 'works from top to bottom' {
        $script = @'
param($Address, $Key)
$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
$env:NEON_API_HOST = $Address
$secret = ConvertTo-SecureString $Key -AsPlainText -Force
# The input of the user, and the content of the vault.
function global:Read-Host { $secret }
function global:Get-Secret { param($Name, $Vault) if ($Name -eq 'neon-production') { $secret } else { throw 'The secret does not exist.' } }
function global:Set-Secret { }

'@ + ($blocks -join "`n") + "`n'typed to the end'"
        $file = Join-Path $TestDrive 'readme.ps1'
        Set-Content $file $script
        $folder = New-Item (Join-Path $TestDrive 'Modules') -ItemType Directory
        $before = $env:PSModulePath
        try {
            # The first folder is the user's own. The test replaces it with a temporary folder.
            $env:PSModulePath = "$folder$([IO.Path]::PathSeparator)$before"
            Push-Location -LiteralPath $repository
            $printed = & pwsh -NoProfile -Command "`$env:PSModulePath = '$folder$([IO.Path]::PathSeparator)' + `$env:PSModulePath; & '$file' '$($neon.Address)' '$($neon.Key)'" 2>&1
        }
        finally {
            Pop-Location
            $env:PSModulePath = $before
        }

        $text = $printed | Out-String
        $text | Should -Match 'typed to the end'
        $text | Should -Match 'tenant40'
    }
}
