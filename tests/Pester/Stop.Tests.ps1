# Ctrl+C: a pipeline that is stopped from outside ends at once, and the session continues.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    Import-Module $manifest

    # Runs a script in a separate runspace, stops it while it runs, and returns how long the stop took.
    function Stop-Pipeline([string] $Script, [scriptblock] $WaitUntilUnderWay) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$($manifest.Replace("'", "''"))'; $Script")
            $run = $shell.BeginInvoke()
            & $WaitUntilUnderWay
            $run.IsCompleted | Should -BeFalse -Because "it ended with: $($shell.Streams.Error.ReadAll())"
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $took = $watch.Elapsed
            $shell.Commands.Clear()
            $again = $shell.AddScript('(Get-NeonContext).BaseUri').Invoke()
            [pscustomobject] @{ Took = $took; State = "$($shell.InvocationStateInfo.State)"; Again = "$again" }
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll {
    Remove-Module Neon
}

Describe 'A pipeline that is stopped' {
    BeforeAll {
        $emulator = Start-NeonEmulator -OperationDuration 00:10:00 -Latency 00:00:02
    }

    AfterAll {
        Stop-NeonEmulator
    }

    It 'while it <What> ends at once' -ForEach @(
        @{ What = 'reads a list'; Script = 'Get-NeonRegion' }
        @{ What = 'waits for operations'; Script = 'New-NeonProject app -Wait' }
        @{ What = 'watches operations'; Script = 'New-NeonProject app | Watch-NeonOperation' }
        @{ What = 'waits for a project that is locked'; Script = '$p = New-NeonProject app; $p | New-NeonBranch dev' }
    ) {
        $stop = Stop-Pipeline $Script { Start-Sleep -Milliseconds 1200 }

        $stop.Took | Should -BeLessThan ([timespan] '00:00:00.500')
        $stop.Again | Should -Be "$($emulator.BaseUri)"
    }
}

Describe 'A transfer of a file that is stopped' {
    BeforeAll {
        # A Neon whose object store accepts the first byte of a file, or sends its first bytes, and then stalls.
        $listener = [System.Net.HttpListener]::new()
        $address = "http://127.0.0.1:$(Get-FreePort)"
        $listener.Prefixes.Add("$address/")
        $listener.Start()
        $transfers = [System.Threading.SemaphoreSlim]::new(0)
        $server = Start-ThreadJob -ArgumentList $listener, $transfers, $address {
            param($listener, $transfers, $address)
            while ($listener.IsListening) {
                $context = $listener.GetContext()
                switch -Regex ("$($context.Request.HttpMethod) $($context.Request.Url.AbsolutePath)") {
                    '/presign$' { $reply = "{`"url`":`"$address/store/file?signature=x`",`"method`":`"PUT`",`"headers`":{},`"expires_at`":`"2100-01-01T00:00:00Z`"}" }
                    '/auth$' { $reply = '{"account_id":"org-quiet-mode-12345678","auth_method":"api_key_org"}' }
                    '/organizations/' { $reply = '{"id":"org-quiet-mode-12345678","name":"Acme"}' }
                    default { $reply = $null }
                }
                if ($reply) {
                    $context.Response.ContentType = 'application/json'
                    $context.Response.Close([Text.Encoding]::UTF8.GetBytes($reply), $false)
                    continue
                }
                if ($context.Request.HttpMethod -eq 'PUT') {
                    $null = $context.Request.InputStream.ReadByte()
                }
                else {
                    $context.Response.ContentType = 'application/octet-stream'
                    $context.Response.ContentLength64 = 1MB
                    $context.Response.OutputStream.Write([byte[]]::new(1KB))
                    $context.Response.OutputStream.Flush()
                }
                $null = $transfers.Release()
            }
        }
        $large = Join-Path $TestDrive 'large.bin'
        $stream = [IO.File]::Create($large)
        $stream.SetLength(100MB)
        $stream.Dispose()
        $folder = (New-Item (Join-Path $TestDrive 'saved') -ItemType Directory).FullName
        $begin = "`$null = Connect-Neon -ApiKey napi_notarealkey123 -BaseUri $address/api/v2; `$on = @{ Project = 'quiet-forest-12345678'; Branch = 'br-calm-lake-a1b2c3d4'; Bucket = 'files' }"
    }

    AfterAll {
        $listener.Stop()
        $server | Remove-Job -Force
    }

    It 'while it <What> ends at once and leaves no file behind' -ForEach @(
        @{ What = 'uploads'; Script = "Send-NeonBucketObject '`$large' @on" }
        @{ What = 'downloads'; Script = "Save-NeonBucketObject file -Path '`$folder/' @on" }
    ) {
        $command = $Script.Replace('$large', $large.Replace("'", "''")).Replace('$folder', $folder.Replace("'", "''"))

        $stop = Stop-Pipeline "$begin; $command" { $transfers.Wait(20000) | Should -BeTrue }

        $stop.Took | Should -BeLessThan ([timespan] '00:00:00.500')
        $stop.Again | Should -Be "$address/api/v2/"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}
