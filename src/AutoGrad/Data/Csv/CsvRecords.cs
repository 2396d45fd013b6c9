namespace AutoGrad.Data;

/// <summary>
/// Reads CSV one record at a time (RFC 4180): fields may be quoted, quoted fields may hold separators, line ends and doubled quotes.
/// </summary>
/// <remarks>
/// Lines end in CR LF, LF or CR. Lines without any character are skipped. The text of a field is valid until the next record is read.
/// </remarks>
sealed class CsvRecords(string path, TextReader reader, char separator) : IDisposable
{
    const int End = -1;

    readonly List<int> ends = [];
    char[] text = new char[256];
    int length;
    int line = 1;

    /// <summary>The line, counted from 1, on which the current record begins.</summary>
    public int Line { get; private set; }

    /// <summary>The number of fields of the current record.</summary>
    public int Count => ends.Count;

    /// <summary>A field of the current record, without its quotes.</summary>
    public ReadOnlySpan<char> this[int field] => text.AsSpan((field == 0 ? 0 : ends[field - 1])..ends[field]);

    /// <summary>Opens a file, plain or compressed with gzip, in UTF-8 unless it begins with another byte order mark.</summary>
    public static CsvRecords Open(string path, char separator) => new(path, new StreamReader(CompressedFile.Open(path).Content), separator);

    /// <summary>Closes the file.</summary>
    public void Dispose() => reader.Dispose();

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="DataFormatException">A quote stands where none may stand, or is never closed.</exception>
    public bool Read()
    {
        ends.Clear();
        length = 0;
        while (reader.Peek() is '\r' or '\n') EndLine(reader.Read());
        if (reader.Peek() == End) return false;

        Line = line;
        int next;
        do
        {
            next = reader.Peek() == '"' ? ReadQuoted() : ReadPlain();
            ends.Add(length);
        }
        while (next == separator);
        if (next != End) EndLine(next);
        return true;
    }

    int ReadPlain()
    {
        while (true)
        {
            int next = reader.Read();
            if (next is End or '\r' or '\n' || next == separator) return next;
            if (next == '"')
                throw Broken("a quote stands inside a field that does not begin with one",
                    "Put the whole field in quotes and double the quotes inside.");
            Append((char)next);
        }
    }

    int ReadQuoted()
    {
        int opened = line;
        reader.Read();
        while (true)
        {
            int next = reader.Read();
            if (next == End) throw Broken(
                $"the quote opened on line {opened} is never closed", "Close it, or double it if it belongs to the text.");
            if (next == '"')
            {
                if (reader.Peek() != '"') break;
                reader.Read();
            }
            else if (next == '\n' || (next == '\r' && reader.Peek() != '\n'))
            {
                line++;
            }
            Append((char)next);
        }

        int after = reader.Read();
        if (after is End or '\r' or '\n' || after == separator) return after;
        throw Broken($"'{(char)after}' follows a closing quote", "Double the quotes that belong to the text.");
    }

    void EndLine(int end)
    {
        if (end == '\r' && reader.Peek() == '\n') reader.Read();
        line++;
    }

    void Append(char letter)
    {
        if (length == text.Length) Array.Resize(ref text, 2 * length);
        text[length++] = letter;
    }

    DataFormatException Broken(string facts, string remedy) => new(path, $"On line {line}, column {Count + 1}, {facts}.", remedy);
}
