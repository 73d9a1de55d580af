# Stand-ins for commands of Microsoft.PowerShell.Utility, which the engine's package does not include. Each behaves like the
# real one for the parameters that it has; any other parameter is refused by the binder.

function Get-Date {
    <#
    .SYNOPSIS
    Gets the current date and time, or the one given.
    .PARAMETER Date
    The date and time to return instead of the current one.
    .PARAMETER AsUTC
    Converts the result to universal time.
    #>
    [CmdletBinding()]
    [OutputType([datetime])]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('LastWriteTime')]
        [datetime] $Date,

        [switch] $AsUTC
    )
    process {
        $result = if ($PSBoundParameters.ContainsKey('Date')) { $Date } else { [datetime]::Now }
        if ($AsUTC) { $result.ToUniversalTime() } else { $result }
    }
}

function Write-Output {
    <#
    .SYNOPSIS
    Writes objects to the pipeline.
    .PARAMETER InputObject
    The objects to write.
    .PARAMETER NoEnumerate
    Writes a collection as one object.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromRemainingArguments)]
        [AllowNull()]
        [AllowEmptyCollection()]
        [psobject] $InputObject,

        [switch] $NoEnumerate
    )
    process {
        $PSCmdlet.WriteObject($InputObject, -not $NoEnumerate)
    }
}

function Write-Host {
    <#
    .SYNOPSIS
    Writes to the host, past the pipeline.
    .PARAMETER Object
    What to write.
    .PARAMETER NoNewline
    Leaves the line open.
    .PARAMETER Separator
    What to write between several objects; a space unless given.
    .PARAMETER ForegroundColor
    The colour of the text.
    .PARAMETER BackgroundColor
    The colour behind the text.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromRemainingArguments)]
        [Alias('Msg', 'Message')]
        [object] $Object,

        [switch] $NoNewline,

        [object] $Separator = ' ',

        [System.ConsoleColor] $ForegroundColor,

        [System.ConsoleColor] $BackgroundColor
    )
    begin {
        function Join-Object($value, $between) {
            if ($value -is [System.Xml.XmlNode]) { return $value.Name }
            if ($value -isnot [string] -and $value -is [System.Collections.IEnumerable]) {
                # Asked for its enumerator, because a loop over a dictionary itself runs once, with the dictionary.
                $parts = foreach ($item in $value.GetEnumerator()) { Join-Object $item $between }
                return $parts -join $between
            }
            "$value"
        }
    }
    process {
        $message = [System.Management.Automation.HostInformationMessage]::new()
        $message.Message = Join-Object $Object "$Separator"
        $message.NoNewLine = $NoNewline
        if ($PSBoundParameters.ContainsKey('ForegroundColor')) { $message.ForegroundColor = $ForegroundColor }
        if ($PSBoundParameters.ContainsKey('BackgroundColor')) { $message.BackgroundColor = $BackgroundColor }
        $PSCmdlet.WriteInformation($message, [string[]] 'PSHOST')
    }
}

function Sort-Object {
    <#
    .SYNOPSIS
    Sorts objects by their properties, or by themselves; equal ones keep their order.
    .PARAMETER Property
    Names, script blocks, or hashtables with Expression and Ascending or Descending.
    .PARAMETER Descending
    Puts the greatest first.
    .PARAMETER InputObject
    The objects to sort.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Position = 0)]
        [object[]] $Property,

        [switch] $Descending,

        [Parameter(ValueFromPipeline)]
        [psobject] $InputObject
    )
    begin {
        $items = [System.Collections.Generic.List[psobject]]::new()
    }
    process {
        if ($null -ne $InputObject) { $items.Add($InputObject) }
    }
    end {
        if ($items.Count -eq 0) { return }
        if (-not $Property) {
            $keySet = $items[0].PSObject.Members['PSStandardMembers']
            if ($keySet) { $keySet = $keySet.Value.Members['DefaultKeyPropertySet'] }
            if ($keySet) { $Property = $keySet.ReferencedPropertyNames }
        }

        $keys = @(foreach ($key in $Property) {
            $expression, $down = $key, [bool] $Descending
            if ($key -is [System.Collections.IDictionary]) {
                foreach ($name in $key.Keys) {
                    switch -Wildcard ($name) {
                        'e*' { $expression = $key[$name] }
                        'd*' { $down = [bool] $key[$name] }
                        'a*' { $down = -not $key[$name] }
                        default { throw [System.ArgumentException]::new("The key '$name' is not valid for Sort-Object.") }
                    }
                }
            }
            if ($expression -isnot [scriptblock]) { $expression = "$expression" }
            [pscustomobject] @{ Get = [Microsoft.PowerShell.Commands.PSPropertyExpression]::new($expression); Down = $down }
        })

        $rows = [System.Collections.Generic.List[object]]::new()
        foreach ($item in $items) {
            $values = @(foreach ($key in $keys) {
                $found = $key.Get.GetValues($item)
                # A property that is missing sorts behind every value, null included.
                [pscustomobject] @{ Exists = $found.Count -gt 0; Value = if ($found.Count -gt 0) { $found[0].Result } }
            })
            if ($keys.Count -eq 0) { $values = @([pscustomobject] @{ Exists = $true; Value = $item }) }
            $rows.Add([pscustomobject] @{ Item = $item; Values = $values; Index = $rows.Count })
        }

        $directions = if ($keys.Count -eq 0) { , [bool] $Descending } else { $keys.Down }
        $culture = [cultureinfo]::CurrentCulture
        $rows.Sort([System.Comparison[object]] {
            param($left, $right)
            for ($i = 0; $i -lt $left.Values.Count; $i++) {
                $a, $b = $left.Values[$i], $right.Values[$i]
                $order = 0
                if (-not ($a.Exists -and $b.Exists)) {
                    $order = [int] $b.Exists - [int] $a.Exists
                }
                elseif (-not [System.Management.Automation.LanguagePrimitives]::TryCompare($a.Value, $b.Value, $true, $culture, [ref] $order)) {
                    $order = [string]::Compare("$($a.Value)", "$($b.Value)", $culture, 'IgnoreCase')
                }
                if ($order -ne 0) { if (@($directions)[$i]) { return -$order } else { return $order } }
            }
            $left.Index - $right.Index
        })
        foreach ($row in $rows) { $PSCmdlet.WriteObject($row.Item) }
    }
}

function Select-Object {
    <#
    .SYNOPSIS
    Selects objects, or properties of objects.
    .PARAMETER Property
    Names, which may have wildcards, script blocks, or hashtables with Name and Expression.
    .PARAMETER ExpandProperty
    The property whose value, or whose elements, are written instead of the object.
    .PARAMETER First
    How many objects to take from the beginning; the commands before this one are stopped then.
    .PARAMETER Last
    How many objects to take from the end.
    .PARAMETER Skip
    How many objects to leave out: at the beginning, or at the end together with Last alone.
    .PARAMETER Unique
    Leaves out what was written already; text is compared with its case.
    .PARAMETER InputObject
    The objects to select from.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Position = 0)]
        [object[]] $Property,

        [string] $ExpandProperty,

        [switch] $Unique,

        [ValidateRange(0, [int]::MaxValue)]
        [int] $First,

        [ValidateRange(0, [int]::MaxValue)]
        [int] $Last,

        [ValidateRange(0, [int]::MaxValue)]
        [int] $Skip,

        [Parameter(ValueFromPipeline)]
        [psobject] $InputObject
    )
    begin {
        $limited = $PSBoundParameters.ContainsKey('First') -or $PSBoundParameters.ContainsKey('Last')
        $fromEnd = $Last -gt 0 -and $First -eq 0
        $toSkip = if ($fromEnd) { 0 } else { $Skip }
        $taken = 0
        $tail = [System.Collections.Generic.Queue[psobject]]::new()
        $written = [System.Collections.Generic.List[psobject]]::new()

        $columns = @(foreach ($key in $Property) {
            $expression, $label = $key, ''
            if ($key -is [System.Collections.IDictionary]) {
                foreach ($name in $key.Keys) {
                    switch -Wildcard ($name) {
                        'e*' { $expression = $key[$name] }
                        'n*' { $label = "$($key[$name])" }
                        'l*' { $label = "$($key[$name])" }
                        default { throw [System.ArgumentException]::new("The key '$name' is not valid for Select-Object.") }
                    }
                }
            }
            if ($expression -isnot [scriptblock]) { $expression = "$expression" }
            [pscustomobject] @{ Get = [Microsoft.PowerShell.Commands.PSPropertyExpression]::new($expression); Label = $label }
        })

        function Write-Failure($exception, $id, $category, $target) {
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new($exception, $id, $category, $target))
        }

        function Add-Column($target, $notes, $source) {
            foreach ($note in $notes) {
                if ($target.PSObject.Properties[$note.Name]) {
                    $clash = [System.ArgumentException]::new("The property '$($note.Name)' exists already.")
                    Write-Failure $clash 'AlreadyExistingUserSpecifiedProperty' 'InvalidOperation' $source
                }
                else {
                    $target.PSObject.Properties.Add($note)
                }
            }
        }

        function Test-Equal($left, $right) {
            $order = 0
            $culture = [cultureinfo]::CurrentCulture
            if ([System.Management.Automation.LanguagePrimitives]::TryCompare($left, $right, $false, $culture, [ref] $order)) { return $order -eq 0 }
            "$left" -ceq "$right"
        }

        function Test-Written($candidate, $notes) {
            foreach ($known in $written) {
                $same = if ($notes) { $true } else { Test-Equal $candidate $known }
                foreach ($note in $notes) {
                    $other = $known.PSObject.Properties[$note.Name]
                    $same = $same -and $other -and (Test-Equal $note.Value $other.Value)
                }
                if ($same) { return $true }
            }
            $false
        }

        function Write-Selected($candidate, $notes) {
            if ($Unique) {
                if (Test-Written $candidate $notes) { return }
                $written.Add($candidate)
            }
            # The comma keeps a collection whole; a method call would lose the wrapper and what was added to it.
            , $candidate
        }

        function Get-Column($source) {
            foreach ($column in $columns) {
                $found = @(foreach ($name in $column.Get.ResolveNames($source)) { $name.GetValues($source) })
                if ($found.Count -gt 1 -and $column.Label) {
                    $clash = [System.InvalidOperationException]::new('Several properties cannot be renamed to one name.')
                    Write-Failure $clash 'RenamingMultipleResults' 'InvalidOperation' $source
                    continue
                }
                if ($found.Count -eq 0 -and -not $column.Get.HasWildCardCharacters) {
                    $label = if ($column.Label) { $column.Label } else { "$($column.Get)" }
                    [psnoteproperty]::new($label, $null)
                }
                foreach ($value in $found) {
                    $label = if ($column.Label) { $column.Label } else { "$($value.ResolvedExpression)" }
                    [psnoteproperty]::new($label, $value.Result)
                }
            }
        }

        function Write-Expanded($source, $notes) {
            $found = @([Microsoft.PowerShell.Commands.PSPropertyExpression]::new($ExpandProperty).GetValues($source))
            if ($found.Count -eq 0) {
                Write-Failure ([System.ArgumentException]::new("The property '$ExpandProperty' was not found.")) 'ExpandPropertyNotFound' 'InvalidArgument' $source
                return
            }
            if ($found.Count -gt 1) {
                Write-Failure ([System.ArgumentException]::new("'$ExpandProperty' stands for several properties; only one can be expanded.")) 'MutlipleExpandProperties' 'InvalidArgument' $source
                return
            }
            if ($found[0].Exception) {
                Write-Failure $found[0].Exception 'PropertyEvaluationExpand' 'InvalidResult' $source
                return
            }
            foreach ($value in $found[0].Result) {
                if ($null -eq $value) { continue }
                # A wrapper of its own, so that the added properties do not stay with the original.
                $expanded = [Neon.Shell.EngineInternals]::Wrap($value)
                Add-Column $expanded $notes $source
                Write-Selected $expanded $notes
            }
        }

        function Select-One($source) {
            if (-not $columns -and -not $ExpandProperty) {
                Write-Selected $source
                return
            }
            $notes = @(Get-Column $source)
            if ($ExpandProperty) {
                Write-Expanded $source $notes
                return
            }
            $result = [psobject]::new()
            Add-Column $result $notes $source
            $result.PSObject.TypeNames.Insert(0, 'Selected.' + $source.PSObject.BaseObject.GetType().ToString())
            Write-Selected $result $notes
        }
    }
    process {
        if ($null -eq $InputObject -and -not $PSBoundParameters.ContainsKey('InputObject')) { return }
        if ($toSkip -gt 0) {
            $toSkip--
            return
        }
        if (-not $limited -or $taken -lt $First) {
            $taken++
            Select-One $InputObject
        }
        elseif ($Last -gt 0) {
            $tail.Enqueue($InputObject)
            if ($tail.Count -gt $Last + $(if ($fromEnd) { $Skip } else { 0 })) { $null = $tail.Dequeue() }
        }
        if ($limited -and $Last -eq 0 -and $First -gt 0 -and $taken -ge $First) {
            [Neon.Shell.EngineInternals]::StopUpstream($PSCmdlet)
        }
    }
    end {
        $count = if ($fromEnd) { [Math]::Min($Last, $tail.Count - $Skip) } else { $tail.Count }
        for (; $count -gt 0; $count--) { Select-One $tail.Dequeue() }
    }
}
