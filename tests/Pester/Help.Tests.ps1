# Help and completion, through the engine.

BeforeDiscovery {
    $daily = 'Connect-Neon', 'Get-NeonProject', 'New-NeonProject', 'Get-NeonBranch', 'New-NeonBranch', 'Remove-NeonBranch',
        'Get-NeonEndpoint', 'New-NeonDatabase', 'Get-NeonConnectionString', 'Wait-NeonOperation'
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    Import-Module $manifest
    $null = Start-NeonEmulator -OperationDuration 0
    $null = New-NeonProject app -Wait
    $null = New-NeonBranch "it's new" -Project app -Wait

    function Complete([string] $Text) {
        (TabExpansion2 $Text $Text.Length).CompletionMatches.CompletionText
    }
}

AfterAll {
    Stop-NeonEmulator
    Remove-Module Neon
}

Describe 'Get-Help <_>' -ForEach $daily {
    It 'shows parameters, examples and links' {
        $help = Get-Help $_ -Full

        $help.Synopsis | Should -Match '^[A-Z].*\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.examples.example.Count | Should -BeGreaterOrEqual 2
        $help.relatedLinks.navigationLink | Should -Not -BeNullOrEmpty
        # Every parameter of the cmdlet has a description.
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        foreach ($name in (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common }) {
            (Get-Help $help.Name -Parameter $name).description.Text | Should -Not -BeNullOrEmpty -Because $name
        }
    }

    It 'has examples that parse and use existing parameters' {
        foreach ($example in (Get-Help $_ -Examples).examples.example) {
            $errors = $null
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty
            foreach ($command in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                if ("$($command.GetCommandName())" -like '*-Neon*') {
                    $parameters = (Get-Command $command.GetCommandName()).Parameters
                    foreach ($parameter in $command.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                        $parameters.Keys + $parameters.Values.Aliases | Should -Contain $parameter.ParameterName -Because $example.code
                    }
                }
            }
        }
    }
}

Describe 'Get-Help' {
    It 'has help with an example for every cmdlet' {
        foreach ($command in Get-Command -Module Neon) {
            $help = Get-Help $command.Name -Full
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.examples.example | Should -Not -BeNullOrEmpty -Because $command.Name
        }
    }

    It 'finds the topics' {
        (Get-Help about_Neon*).Name | Should -Contain about_Neon_Pipelines
        Get-Help about_Neon | Out-String | Should -Match 'Postgres'
    }

    It 'finds cmdlets by keyword' {
        (Get-Help '*NeonBranch*').Name | Should -Contain Get-NeonBranch
    }

    # KeywordTests has more words; each search reads the help of all modules.
    It 'finds <Cmdlet> by the word <Word>' -ForEach @(
        @{ Word = 'pitr'; Cmdlet = 'Restore-NeonBranch' }
        @{ Word = 'schema diff'; Cmdlet = 'Compare-NeonBranchSchema' }
        @{ Word = 'firewall'; Cmdlet = 'Set-NeonProject' }
    ) {
        (Get-Help $Word -Category Cmdlet).Name | Should -Contain $Cmdlet
    }

    It 'has a web page for every cmdlet' {
        foreach ($command in Get-Command -Module Neon) {
            # The page that -Online opens.
            $command.HelpUri | Should -Match '^https://(neon\.com/docs|api-docs\.neon\.tech/reference)/' -Because $command.Name
        }
    }
}

Describe 'Completion' {
    It 'offers <What>' -ForEach @(
        @{ What = 'cmdlets'; Text = 'Remove-NeonBr'; Offers = 'Remove-NeonBranch' }
        @{ What = 'projects'; Text = 'Get-NeonBranch -Project a'; Offers = 'app' }
        @{ What = 'branches of the project that is typed'; Text = 'Get-NeonBranch -Project app -Branch m'; Offers = 'main' }
        @{ What = 'names that need quotes, quoted'; Text = 'Get-NeonBranch -Project app -Branch i'; Offers = "'it''s new'" }
        @{ What = 'words of the service'; Text = 'New-NeonEndpoint -Type read_o'; Offers = 'read_only' }
        @{ What = 'properties of what is piped'; Text = 'Get-NeonBranch -Project app | Where-Object Prot'; Offers = 'Protected' }
    ) {
        Complete $Text | Should -Contain $Offers
    }
}
