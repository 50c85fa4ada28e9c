using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;

namespace MailkitPS.Benchmarks;

/// <summary>A binary module with one cmdlet that does nothing: the least that an import can cost.</summary>
internal static class EmptyModule
{
    private const string Name = "EmptyModule";

    /// <summary>Writes the module into a folder and returns its manifest.</summary>
    public static string WriteTo(DirectoryInfo folder)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(Name), typeof(object).Assembly);
        TypeBuilder cmdlet = assembly.DefineDynamicModule(Name).DefineType("GetNothing", TypeAttributes.Public, typeof(PSCmdlet));
        ConstructorInfo attribute = typeof(CmdletAttribute).GetConstructor([typeof(string), typeof(string)])!;
        cmdlet.SetCustomAttribute(new CustomAttributeBuilder(attribute, [VerbsCommon.Get, "Nothing"]));
        cmdlet.CreateType();
        assembly.Save(Path.Combine(folder.FullName, Name + ".dll"));

        string manifest = Path.Combine(folder.FullName, Name + ".psd1");
        File.WriteAllText(manifest, $"""
            @{"{"}
                RootModule = '{Name}.dll'
                ModuleVersion = '1.0.0'
                GUID = '{Guid.NewGuid()}'
                CmdletsToExport = 'Get-Nothing'
                FunctionsToExport = @()
                AliasesToExport = @()
                VariablesToExport = @()
            {"}"}
            """);
        return manifest;
    }
}
