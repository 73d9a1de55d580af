# SecretManagement: the key in a vault, if that module is installed.

BeforeDiscovery {
    $secretManagement = Get-Module Microsoft.PowerShell.SecretManagement -ListAvailable | Select-Object -First 1
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
}

Describe 'Without SecretManagement' {
    It 'Connect-Neon -SecretName reports the missing module, and other cmdlets require a key' {
        $run = Invoke-Pwsh @'
            $PSModuleAutoLoadingPreference = 'None'
            Import-Module $manifest
            try { Connect-Neon -SecretName NeonApiKey } catch { "$_ | $($_.ErrorDetails.RecommendedAction)" }
            try { Get-NeonProject -ErrorAction Stop } catch { "$_ | $($_.ErrorDetails.RecommendedAction)" }
'@

        $run.Lines[0] | Should -BeLike 'Get-Secret is not available*Install the module Microsoft.PowerShell.SecretManagement*'
        $run.Lines[1] | Should -Match 'Connect-Neon'
        $run.Errors | Should -BeNullOrEmpty
    }
}

Describe 'With SecretManagement, if it is installed' -ForEach @{ Module = $secretManagement.Path } {
    BeforeAll {
        # A vault with three secrets: the key in each form that a vault supports.
        $vault = New-Item (Join-Path $TestDrive 'NeonTestVault' 'NeonTestVault.Extension') -ItemType Directory
        Set-Content (Join-Path $vault 'NeonTestVault.Extension.psm1') @'
function Get-Secret { param($Name, $VaultName, $AdditionalParameters)
    $secret = ConvertTo-SecureString $env:NEON_TEST_SECRET -AsPlainText -Force
    switch ($Name) {
        'NeonApiKey' { $secret }
        'text' { $env:NEON_TEST_SECRET }
        'credential' { [pscredential]::new('neon', $secret) }
    }
}
function Get-SecretInfo { param($Filter, $VaultName, $AdditionalParameters)
    'NeonApiKey', 'text', 'credential' | Where-Object { $_ -like $Filter } |
        ForEach-Object { [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($_, 'SecureString', $VaultName) }
}
function Set-Secret { param($Name, $Secret, $VaultName, $AdditionalParameters) $false }
function Remove-Secret { param($Name, $VaultName, $AdditionalParameters) $false }
function Test-SecretVault { param($VaultName, $AdditionalParameters) $true }
'@
        Set-Content (Join-Path $vault 'NeonTestVault.Extension.psd1') "@{ ModuleVersion = '1.0'; RootModule = 'NeonTestVault.Extension.psm1'; FunctionsToExport = 'Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault' }"
        Set-Content (Join-Path $TestDrive 'NeonTestVault' 'NeonTestVault.psd1') "@{ ModuleVersion = '1.0'; NestedModules = './NeonTestVault.Extension' }"
    }

    It 'the key is read from the vault in every form, and a missing secret is named' -Skip:(-not $Module) {
        # Vaults are registered in the user's folder.
        $run = Invoke-Pwsh -Environment @{ HOME = "$TestDrive" } @"
            Import-Module '$Module'
            Import-Module `$manifest
            `$emulator = Start-NeonEmulator -OperationDuration 0 -NoConnect
            `$env:NEON_API_HOST = `$emulator.BaseUri
            `$env:NEON_TEST_SECRET = `$emulator.ApiKey
            Register-SecretVault NeonTestVault -ModuleName '$TestDrive/NeonTestVault'
            try {
                (Get-NeonRegion).Count -gt 3
                (Get-NeonContext).KeySource
                foreach (`$name in 'text', 'credential') {
                    `$null = Connect-Neon -SecretName `$name -VaultName NeonTestVault
                    (Get-NeonContext).KeySource
                }
                Connect-Neon -SecretName nosuch -VaultName NeonTestVault
            }
            finally {
                Unregister-SecretVault NeonTestVault
            }
"@

        $run.Lines | Should -Be True, 'secret NeonApiKey', 'secret text', 'secret credential'
        $run.Errors | Should -BeLike "*The secret 'nosuch' cannot be read*"
    }
}
