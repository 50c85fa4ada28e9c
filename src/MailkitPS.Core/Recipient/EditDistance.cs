using System;

namespace MailkitPS;

/// <summary>How far two names are apart (Levenshtein), to find what somebody may have meant.</summary>
internal static class EditDistance
{
    /// <summary>The least number of letters to insert, delete or replace to make one name of the other.</summary>
    public static int Between(string left, string right)
    {
        // The distances between the beginning of left that was looked at, and each beginning of right.
        int[] distances = new int[right.Length + 1];
        for (int j = 0; j < distances.Length; j++)
        {
            distances[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j < distances.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.Min(replaced, Math.Min(distances[j], distances[j - 1]) + 1);
            }
        }

        return distances[right.Length];
    }
}
