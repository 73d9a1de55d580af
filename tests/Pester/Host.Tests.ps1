# Hosts and settings of all kinds: languages, time zones, language modes, redirected streams, widths.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $begin = 'Import-Module $manifest; $null = Start-NeonEmulator -OperationDuration 0 -Seed 1; $project = New-NeonProject app -Wait;'
}

Describe 'In the time zone <_>' -ForEach 'Pacific/Kiritimati', 'America/St_Johns' {
    BeforeAll {
        # One session for all cultures: starting a session takes longer than the test itself.
        $cultures = Invoke-Pwsh -Environment @{ TZ = $_ } @'
            Import-Module $manifest
            $null = Start-NeonEmulator -OperationDuration 0
            foreach ($culture in 'de-DE', 'tr-TR', 'ar-SA', 'fa-IR', 'th-TH', 'ja-JP', '') {
                [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $culture
                $project = New-NeonProject "app-$culture" -Wait
                $branch = $project | New-NeonBranch dev -ExpiresIn 1.00:00 -Wait
                $endpoint = $project | New-NeonEndpoint -Branch main -Type read_only -MinCu 0.25 -MaxCu 0.5 -Wait
                $project | Get-NeonBranch main | Remove-NeonBranch -ErrorAction SilentlyContinue -ErrorVariable refused
                $local = (Get-Date).AddDays(3)
                $text = [DateTimeOffset]::UtcNow.AddDays(2).ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
                $byLocal = $project | New-NeonBranch local -ExpiresAt $local -Wait
                $byText = $project | New-NeonBranch text -ExpiresAt $text -Wait
                @(
                    "culture '$culture'"
                    ($project | Get-NeonBranch -Name DEV*).Name
                    $endpoint.MinCu.ToString([cultureinfo]::InvariantCulture)
                    ($branch | ConvertTo-Json -Depth 5 | ConvertFrom-Json).Name
                    ($branch | Get-NeonConnectionString -Database neondb -Role neondb_owner).Host -match '^ep-'
                    ($project | Get-NeonBranch | Out-String -Width 120) -notmatch '[^\x00-\x7f]'
                    ($byLocal.ExpiresAt - [DateTimeOffset] $local).Duration() -lt '00:00:02'
                    $byText.ExpiresAt.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture) -eq $text
                    ($project.CreatedAt - [DateTimeOffset]::UtcNow).Duration() -lt '00:05'
                    ($branch | ConvertTo-Csv | ConvertFrom-Csv | Get-NeonBranch).CreatedAt -eq $branch.CreatedAt
                    [DateTimeOffset] ($branch | ConvertTo-Json | ConvertFrom-Json).CreatedAt -eq $branch.CreatedAt
                    $refused[0].FullyQualifiedErrorId
                ) -join '; '
            }
            [TimeZoneInfo]::Local.Id
'@
    }

    # On Windows, .NET reads the time zone only from the system.
    It 'is in force' -Skip:$IsWindows {
        $cultures.Lines[-1] | Should -Be $_
    }

    It 'and the culture <_>, the main job has the same views, times and texts' -ForEach 'de-DE', 'tr-TR', 'ar-SA', 'fa-IR', 'th-TH', 'ja-JP', '' {
        $cultures.Lines | Should -Contain "culture '$_'; dev; 0.25; dev; True; True; True; True; True; True; True; NeonChangeRefused,Neon.Commands.RemoveNeonBranchCommand"
        $cultures.Errors | Should -BeNullOrEmpty
    }
}

Describe 'In a non-interactive session' {
    It 'a removal is refused with advice' -ForEach @(@{ Option = @() }, @{ Option = '-NonInteractive' }) {
        $run = Invoke-Pwsh "$begin Get-NeonBranch main -Project app | Remove-NeonBranch; New-NeonBranch dev -Project app | Remove-NeonBranch; (Get-NeonBranch -Project app).Count" -Option $Option

        $run.Output | Should -Match '2$'
        $run.Errors | Should -BeLike '*-Confirm:$false*'
    }
}

Describe 'A screen' {
    It 'is not exceeded' {
        $run = Invoke-Pwsh @"
            $begin
            `$null = New-NeonBranch dev -Project app -Wait
            foreach (`$width in 80, 120, 200) {
                `$lines = 'Get-NeonProject', 'Get-NeonBranch -Project app', 'Get-NeonEndpoint -Project app', 'Get-NeonOperation -Project app', 'Get-NeonRegion' |
                    ForEach-Object { Invoke-Expression "`$_ | Out-String -Stream -Width `$width" }
                "`$width is enough: `$((`$lines | Measure-Object Length -Maximum).Maximum -le `$width)"
            }
"@

        $run.Lines | Should -Contain '80 is enough: True'
        $run.Lines | Should -Contain '120 is enough: True'
        $run.Lines | Should -Contain '200 is enough: True'
        $run.Errors | Should -BeNullOrEmpty
    }
}

Describe 'Colour of the module' {
    It 'is not written to a file or a pipe, or if NO_COLOR is set' -ForEach @(@{ Value = $null }, @{ Value = '1' }) {
        # PowerShell itself colours headings green, even if they are not shown.
        $run = Invoke-Pwsh "$begin Get-NeonEndpoint -Project app; Get-NeonBranch -Project app; Get-NeonOperation -Project app" -Environment @{ NO_COLOR = $Value }

        $run.Output -replace "`e\[32;1(;3)?m[^`e]*`e\[0m" | Should -Not -Match "`e"
        $run.Output | Should -Match 'active'
    }
}
