@{
    RootModule = 'bin/net8.0/Neon.dll'
    ModuleVersion = '0.1.0'
    GUID = 'e17e9670-b302-4f52-8179-b0cdfab2799b'
}
