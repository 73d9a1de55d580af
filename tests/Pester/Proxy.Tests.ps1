# Proxies set with environment variables.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    # A proxy that refuses everything. No request may send it a key.
    $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $address = "127.0.0.1:$($listener.LocalEndpoint.Port)"
    $seen = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
    $proxy = Start-ThreadJob -ArgumentList $listener, $seen {
        param($listener, $seen)
        while ($true) {
            $client = $listener.AcceptTcpClient()
            $stream = $client.GetStream()
            $buffer = [byte[]]::new(4096)
            $seen.Enqueue([Text.Encoding]::ASCII.GetString($buffer, 0, $stream.Read($buffer)))
            $reply = [Text.Encoding]::ASCII.GetBytes("HTTP/1.1 407 Proxy Authentication Required`r`nContent-Length: 0`r`nConnection: close`r`n`r`n")
            $stream.Write($reply)
            $client.Dispose()
        }
    }
}

AfterAll {
    $listener.Stop()
    $proxy | Remove-Job -Force
}

Describe 'A proxy' {
    It 'is not used for the emulator' {
        $run = Invoke-Pwsh 'Import-Module $manifest; $null = Start-NeonEmulator -OperationDuration 0; (New-NeonProject app -Wait).Name' -Environment @{
            HTTP_PROXY = "http://user:s3cret@$address"; ALL_PROXY = "http://user:s3cret@$address"; HTTPS_PROXY = "http://user:s3cret@$address"
        }

        $run.Lines | Should -Be app
        $run.Errors | Should -BeNullOrEmpty
        $seen.Count | Should -Be 0
    }

    It 'that refuses a request is named without its credentials' {
        $run = Invoke-Pwsh '$VerbosePreference = "Continue"; Import-Module $manifest -Verbose:$false; Connect-Neon -BaseUri https://neon.invalid; $Error | Format-List * -Force | Out-String -Width 500; Get-Error | Out-String -Width 500' -Environment @{
            HTTPS_PROXY = "http://user:s3cret@$address"; NEON_API_KEY = 'napi_notarealkey123'
        }

        $run.Errors | Should -BeLike "*$address*"
        "$($run.Output) $($run.Errors)" | Should -Not -Match 's3cret|napi_notarealkey123'
        $seen | Should -Not -BeNullOrEmpty
        "$seen" | Should -Not -Match 'napi_notarealkey123'
    }
}
