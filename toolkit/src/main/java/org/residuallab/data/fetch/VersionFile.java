package org.residuallab.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what a server calls the version of a file that has arrived in part, so that a file that
 * changed in between is fetched anew instead of being patched together of two.
 */
final class VersionFile {

  private static final int MAX_BYTES = 1 << 12;

  private final Path file;

  VersionFile(Path part) {
    this.file = part.resolveSibling(part.getFileName() + ".version");
  }

  /** What {@code If-Range} takes; empty if the server did not say. */
  Optional<String> read() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String name = new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1).strip();
      // Anything else is no value of a header.
      return Optional.of(name).filter(text -> text.matches("[ -~]+"));
    }
  }

  /** An entity tag, unless it is a weak one, or a date. */
  void write(HttpResponse<?> answer) throws IOException {
    Optional<String> name =
        answer
            .headers()
            .firstValue("ETag")
            .filter(tag -> !tag.startsWith("W/"))
            .or(() -> answer.headers().firstValue("Last-Modified"));
    if (name.isPresent()) {
      Files.writeString(file, name.get());
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
