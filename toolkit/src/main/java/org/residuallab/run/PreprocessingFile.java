package org.residuallab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.data.Preprocessing;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Document;
import org.residuallab.files.Hash;
import org.residuallab.files.WrongField;

/** What a stored network's images need, as {@code preprocessing.json} beside its parameters. */
final class PreprocessingFile {

  static final String NAME = "preprocessing.json";

  /** A mean image takes 16 bytes a pixel of three colours: enough for 4,000 by 4,000. */
  private static final int MOST = 256 << 20;

  private PreprocessingFile() {}

  /**
   * @param parametersSha256 of the network that it is for
   * @param sha256 of both above, as {@link #digest} takes it
   */
  private record Sealed(Preprocessing preprocessing, String parametersSha256, String sha256) {
    Sealed {
      if (!digest(preprocessing, parametersSha256).equals(sha256)) {
        throw new WrongField("it does not fit the content", "sha256");
      }
    }
  }

  static AtomicFile.Writer writer(Preprocessing preprocessing, String parametersSha256) {
    Sealed sealed =
        new Sealed(preprocessing, parametersSha256, digest(preprocessing, parametersSha256));
    return aside -> Files.writeString(aside, RecordFile.JSON.writeValueAsString(sealed) + "\n");
  }

  /**
   * @param parametersSha256 of the network in that folder
   * @return empty where there is no such file, as in runs of earlier versions
   * @throws IllegalArgumentException naming the file, if it is damaged or another network's
   */
  static Optional<Preprocessing> read(Path folder, String parametersSha256) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Sealed sealed = Document.read(file, RecordFile.JSON, MOST).as(Sealed.class);
    if (!sealed.parametersSha256().equals(parametersSha256)) {
      throw new IllegalArgumentException(
          "%s is another network's: put this one's own back".formatted(file));
    }
    return Optional.of(sealed.preprocessing());
  }

  /** Of the values, whatever the line breaks between them. */
  private static String digest(Preprocessing preprocessing, String parametersSha256) {
    try {
      String content =
          RecordFile.JSON
                  .writer()
                  .without(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(preprocessing)
              + parametersSha256;
      return Hash.sha256(content.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
