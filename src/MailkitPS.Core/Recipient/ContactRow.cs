namespace MailkitPS;

/// <summary>
/// A row with what is stored of a person: 16 contact fields and 25 custom fields, all texts (documented in part). A field that is not
/// set is null. The fields can be changed, so that a row that was read can be changed and given back.
/// </summary>
public abstract class ContactRow : MailkitRow
{
    private protected ContactRow()
    {
    }

    /// <summary>The first name (<c>FIRST_NAME</c>).</summary>
    [Column("FIRST_NAME")]
    public string? FirstName { get; set; }

    /// <summary>The last name (<c>LAST_NAME</c>).</summary>
    [Column("LAST_NAME")]
    public string? LastName { get; set; }

    /// <summary>What stands before the name, such as a title (<c>PREFIX</c>).</summary>
    [Column("PREFIX", Repeats = true)]
    public string? Prefix { get; set; }

    /// <summary>The name as it is used to address the person (<c>VOCATIVE</c>).</summary>
    [Column("VOCATIVE")]
    public string? Vocative { get; set; }

    /// <summary>The nickname (<c>NICK_NAME</c>).</summary>
    [Column("NICK_NAME")]
    public string? NickName { get; set; }

    /// <summary>The gender: <c>M</c> or <c>F</c> (<c>GENDER</c>).</summary>
    [Column("GENDER", Repeats = true)]
    public string? Gender { get; set; }

    /// <summary>The company (<c>COMPANY</c>).</summary>
    [Column("COMPANY")]
    public string? Company { get; set; }

    /// <summary>The address that answers go to (<c>REPLY_TO</c>).</summary>
    [Column("REPLY_TO")]
    public string? ReplyTo { get; set; }

    /// <summary>The street (<c>STREET</c>).</summary>
    [Column("STREET")]
    public string? Street { get; set; }

    /// <summary>The city (<c>CITY</c>).</summary>
    [Column("CITY", Repeats = true)]
    public string? City { get; set; }

    /// <summary>The state or region (<c>STATE</c>).</summary>
    [Column("STATE", Repeats = true)]
    public string? State { get; set; }

    /// <summary>The country (<c>COUNTRY</c>).</summary>
    [Column("COUNTRY", Repeats = true)]
    public string? Country { get; set; }

    /// <summary>The postal code (<c>ZIP</c>).</summary>
    [Column("ZIP")]
    public string? Zip { get; set; }

    /// <summary>The telephone (<c>PHONE</c>).</summary>
    [Column("PHONE")]
    public string? Phone { get; set; }

    /// <summary>The mobile telephone (<c>MOBILE</c>).</summary>
    [Column("MOBILE")]
    public string? Mobile { get; set; }

    /// <summary>The fax (<c>FAX</c>).</summary>
    [Column("FAX")]
    public string? Fax { get; set; }

    /// <summary>Custom field 1 (<c>CUSTOM_1</c>).</summary>
    [Column("CUSTOM_1", "custom1")]
    public string? Custom1 { get; set; }

    /// <summary>Custom field 2 (<c>CUSTOM_2</c>).</summary>
    [Column("CUSTOM_2", "custom2")]
    public string? Custom2 { get; set; }

    /// <summary>Custom field 3 (<c>CUSTOM_3</c>).</summary>
    [Column("CUSTOM_3", "custom3")]
    public string? Custom3 { get; set; }

    /// <summary>Custom field 4 (<c>CUSTOM_4</c>).</summary>
    [Column("CUSTOM_4", "custom4")]
    public string? Custom4 { get; set; }

    /// <summary>Custom field 5 (<c>CUSTOM_5</c>).</summary>
    [Column("CUSTOM_5", "custom5")]
    public string? Custom5 { get; set; }

    /// <summary>Custom field 6 (<c>CUSTOM_6</c>).</summary>
    [Column("CUSTOM_6", "custom6")]
    public string? Custom6 { get; set; }

    /// <summary>Custom field 7 (<c>CUSTOM_7</c>).</summary>
    [Column("CUSTOM_7", "custom7")]
    public string? Custom7 { get; set; }

    /// <summary>Custom field 8 (<c>CUSTOM_8</c>).</summary>
    [Column("CUSTOM_8", "custom8")]
    public string? Custom8 { get; set; }

    /// <summary>Custom field 9 (<c>CUSTOM_9</c>).</summary>
    [Column("CUSTOM_9", "custom9")]
    public string? Custom9 { get; set; }

    /// <summary>Custom field 10 (<c>CUSTOM_10</c>).</summary>
    [Column("CUSTOM_10", "custom10")]
    public string? Custom10 { get; set; }

    /// <summary>Custom field 11 (<c>CUSTOM_11</c>).</summary>
    [Column("CUSTOM_11", "custom11")]
    public string? Custom11 { get; set; }

    /// <summary>Custom field 12 (<c>CUSTOM_12</c>).</summary>
    [Column("CUSTOM_12", "custom12")]
    public string? Custom12 { get; set; }

    /// <summary>Custom field 13 (<c>CUSTOM_13</c>).</summary>
    [Column("CUSTOM_13", "custom13")]
    public string? Custom13 { get; set; }

    /// <summary>Custom field 14 (<c>CUSTOM_14</c>).</summary>
    [Column("CUSTOM_14", "custom14")]
    public string? Custom14 { get; set; }

    /// <summary>Custom field 15 (<c>CUSTOM_15</c>).</summary>
    [Column("CUSTOM_15", "custom15")]
    public string? Custom15 { get; set; }

    /// <summary>Custom field 16 (<c>CUSTOM_16</c>).</summary>
    [Column("CUSTOM_16", "custom16")]
    public string? Custom16 { get; set; }

    /// <summary>Custom field 17 (<c>CUSTOM_17</c>).</summary>
    [Column("CUSTOM_17", "custom17")]
    public string? Custom17 { get; set; }

    /// <summary>Custom field 18 (<c>CUSTOM_18</c>).</summary>
    [Column("CUSTOM_18", "custom18")]
    public string? Custom18 { get; set; }

    /// <summary>Custom field 19 (<c>CUSTOM_19</c>).</summary>
    [Column("CUSTOM_19", "custom19")]
    public string? Custom19 { get; set; }

    /// <summary>Custom field 20 (<c>CUSTOM_20</c>).</summary>
    [Column("CUSTOM_20", "custom20")]
    public string? Custom20 { get; set; }

    /// <summary>Custom field 21 (<c>CUSTOM_21</c>).</summary>
    [Column("CUSTOM_21", "custom21")]
    public string? Custom21 { get; set; }

    /// <summary>Custom field 22 (<c>CUSTOM_22</c>).</summary>
    [Column("CUSTOM_22", "custom22")]
    public string? Custom22 { get; set; }

    /// <summary>Custom field 23 (<c>CUSTOM_23</c>).</summary>
    [Column("CUSTOM_23", "custom23")]
    public string? Custom23 { get; set; }

    /// <summary>Custom field 24 (<c>CUSTOM_24</c>).</summary>
    [Column("CUSTOM_24", "custom24")]
    public string? Custom24 { get; set; }

    /// <summary>Custom field 25 (<c>CUSTOM_25</c>).</summary>
    [Column("CUSTOM_25", "custom25")]
    public string? Custom25 { get; set; }
}
