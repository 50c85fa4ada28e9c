using System;

namespace MailkitPS;

/// <summary>In which forms a function is documented, or seen in clients.</summary>
[Flags]
internal enum FunctionForms
{
    None = 0,

    Json = 1,

    XmlRpc = 2,

    Both = Json | XmlRpc,
}
