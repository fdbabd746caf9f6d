package org.residuallab.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files in the forms that are read, with whatever content. */
final class Forged {

  // Magic number, version, and the words about the machine.
  private static final String OLDER =
      "\u0080\2\u008a\12l\u00fc\u009cF\u00f9 j\u00a8P\u0019."
          + "\u0080\2M\u00e9\3."
          + "\u0080\2}X\15\0\0\0little_endian\u0088s.";

  private Forged() {}

  /** A header, and so many zeros. */
  static Path safetensors(Path folder, String header, int numbers) throws IOException {
    return safetensors(folder, header, header.length(), numbers);
  }

  static Path safetensors(Path folder, String header, long stated, int numbers) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + header.length() + numbers)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(stated)
            .put(header.getBytes(StandardCharsets.US_ASCII));
    return Files.write(folder.resolve("forged.safetensors"), bytes.array());
  }

  static Path zip(Path folder, String pickle) throws IOException {
    Path file = folder.resolve("forged.pt");
    byte[] bytes = latin(pickle);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("forged/data.pkl");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(bytes);
    }
    return file;
  }

  static Path older(Path folder, String pickle) throws IOException {
    return Files.write(folder.resolve("forged.th"), latin(OLDER + pickle));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
