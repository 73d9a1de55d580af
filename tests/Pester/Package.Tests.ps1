# The packages that users install: published to a repository, saved from it, and used.

BeforeDiscovery {
    # PowerShell 7.4 includes an older PSResourceGet, which installs packages but does not create them.
    $cannotPackage = -not (Get-Command Compress-PSResource -ErrorAction Ignore)
}

Describe 'A package' -Skip:$cannotPackage {
    BeforeAll {
        . (Join-Path $PSScriptRoot 'Support.ps1')
        $root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '..' '..')).Path
        $package = Join-Path $root 'src' 'Neon' 'Package.ps1'
        $staged = Split-Path $manifest
        $version = (Import-PowerShellDataFile -LiteralPath $manifest).ModuleVersion

        $nupkg, $zip = & $package -Module $staged -Destination (Join-Path $TestDrive "it's `$home & co")
        $beta, $null = & $package -Module $staged -Destination (Join-Path $TestDrive 'beta') -Prerelease beta1

        $repository = "neon-$([guid]::NewGuid())"
        $null = New-Item (Join-Path $TestDrive 'repository') -ItemType Directory
        Register-PSResourceRepository $repository -Uri (Join-Path $TestDrive 'repository') -Trusted
        $nupkg, $beta | ForEach-Object { Publish-PSResource -NupkgPath $_.FullName -Repository $repository }

        $modules = New-Item (Join-Path $TestDrive 'Modules') -ItemType Directory
        Save-PSResource Neon -Repository $repository -Path $modules -WarningAction SilentlyContinue
        $saved = Join-Path $modules 'Neon' $version
        $files = Get-ChildItem $saved -Recurse -File
    }

    AfterAll {
        Unregister-PSResourceRepository $repository -ErrorAction Ignore
    }

    It 'is found with its version, its tags and the release notes of CHANGELOG.md' {
        $found = Find-PSResource Neon -Repository $repository

        "$($found.Version)" | Should -Be $version
        $found.Prerelease | Should -BeNullOrEmpty
        $found.Tags | Should -Contain 'PSEdition_Core'
        $found.Tags | Should -Contain 'Postgres'
        $found.ReleaseNotes | Should -BeLike 'The first version:*'
        $found.ReleaseNotes | Should -Not -Match '(?m)^## '
        # The Gallery refuses longer ones.
        $found.ReleaseNotes.Length | Should -BeLessThan 35000
    }

    It 'of a prerelease is found only with -Prerelease' {
        $found = Find-PSResource Neon -Repository $repository -Prerelease -Version '*'

        $beta.Name | Should -Be "Neon.$version-beta1.nupkg"
        $found.Prerelease | Should -Contain 'beta1'
        (Find-PSResource Neon -Repository $repository -Version '*').Prerelease | Should -BeNullOrEmpty
    }

    It 'has a valid manifest' {
        $module = Test-ModuleManifest (Join-Path $saved 'Neon.psd1')

        "$($module.Version)" | Should -Be $version
        $module.ExportedCmdlets.Count | Should -Be (Import-PowerShellDataFile -LiteralPath $manifest).CmdletsToExport.Count
        $module.PrivateData.PSData.ReleaseNotes | Should -BeLike 'The first version:*'
    }

    It 'works in a session without other modules' {
        $run = Invoke-Pwsh @'
            $null = Start-NeonEmulator -OperationDuration 0
            $project = New-NeonProject app
            $branch = $project | New-NeonBranch dev | Wait-NeonOperation
            "$($branch.Name) $($branch.CurrentState)"
            $branch | Remove-NeonBranch -Confirm:$false -Wait
            ($project | Get-NeonBranch).Name
            $project | Remove-NeonProject -Confirm:$false
            @(Get-NeonProject).Count
            Stop-NeonEmulator
            (Get-Module Neon).ModuleBase
'@ -Environment @{ PSModulePath = "$modules" }

        $run.Errors | Should -BeNullOrEmpty
        $run.Lines | Should -Be 'dev ready', main, 0, $saved
    }

    It 'has exactly the files of the staged module' {
        $names = $files | ForEach-Object { [IO.Path]::GetRelativePath($saved, $_.FullName) } | Where-Object { $_ -ne 'PSGetModuleInfo.xml' }
        $wanted = Get-ChildItem -LiteralPath $staged -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($staged, $_.FullName) }
        $top = $names | Where-Object { $_ -notmatch '^(bin|en-US)\b' }

        # The xUnit tests compare the packages in bin with the notices.
        $names | Sort-Object | Should -Be ($wanted | Sort-Object)
        $top | Sort-Object | Should -Be CHANGELOG.md, LICENSE, Neon.Format.ps1xml, Neon.psd1, THIRD-PARTY-NOTICES.md
        $names | Should -Not -Match 'System\.Management\.Automation|Microsoft\.PowerShell|PowerShellStandard|\.nuspec$|\.xml\.tmp$'
    }

    It 'is small' {
        $nupkg.Length | Should -BeLessThan 5MB
        $zip.Length | Should -BeLessThan 5MB
    }

    It 'for Azure Automation has a folder Neon in Neon.zip' {
        Expand-Archive $zip (Join-Path $TestDrive 'azure')

        $zip.Name | Should -Be 'Neon.zip'
        (Get-ChildItem (Join-Path $TestDrive 'azure')).Name | Should -Be Neon
        (Get-ChildItem (Join-Path $TestDrive 'azure' 'Neon') -Recurse -File).Count | Should -Be (Get-ChildItem -LiteralPath $staged -Recurse -File).Count
    }

    It 'does not contain paths of the computer that built it' {
        # Latin-1 maps each byte to one character, so that text can be found among bytes.
        $latin1 = [Text.Encoding]::Latin1
        $forms = @($root, $HOME) | ForEach-Object { [Text.Encoding]::UTF8, [Text.Encoding]::Unicode | ForEach-Object -Begin { $folder = $_ } -Process { $latin1.GetString($_.GetBytes($folder)) } }
        $named = foreach ($file in $files) {
            $content = $latin1.GetString([IO.File]::ReadAllBytes($file.FullName))
            if ($forms | Where-Object { $content.Contains($_, 'Ordinal') }) { $file.Name }
        }

        $named | Should -BeNullOrEmpty
    }

    It 'contains source paths relative to the repository' {
        $symbols = $files | Where-Object Extension -EQ .pdb
        $documents = foreach ($file in $symbols) {
            $provider = [System.Reflection.Metadata.MetadataReaderProvider]::FromPortablePdbStream([IO.File]::OpenRead($file.FullName))
            $reader = $provider.GetMetadataReader()
            $reader.Documents | ForEach-Object { $reader.GetString($reader.GetDocument($_).Name) }
            $provider.Dispose()
        }

        $symbols.Name | Sort-Object | Should -Be Neon.Emulator.pdb, Neon.pdb, Neon.Transport.pdb
        $documents.Count | Should -BeGreaterThan 300
        $documents | Where-Object { $_ -notlike '/_/src/*' } | Should -BeNullOrEmpty
    }
}
