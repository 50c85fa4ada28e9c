using System.Collections.Generic;

namespace MailkitPS;

/// <summary>
/// A list that grows by arrays which are never copied, so that growing takes no second memory, and whose elements can be changed in place.
/// </summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    /// <summary>Small enough that the collector does not treat a chunk as large.</summary>
    private const int ChunkSize = 1024;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index / ChunkSize][index % ChunkSize];

    /// <summary>Adds an element, and returns where it is.</summary>
    public int Add(in T element)
    {
        if (Count == _chunks.Count * ChunkSize)
        {
            _chunks.Add(new T[ChunkSize]);
        }

        this[Count] = element;
        return Count++;
    }
}
