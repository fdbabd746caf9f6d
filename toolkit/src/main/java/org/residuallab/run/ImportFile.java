package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Document;

/** Where imported weights come from, as {@code import.json} in place of a run's record. */
final class ImportFile {

  static final String NAME = "import.json";

  private ImportFile() {}

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  static void write(Path folder, Origin.Imported origin) throws IOException {
    AtomicFile.writeString(folder.resolve(NAME), RecordFile.JSON.writeValueAsString(origin) + "\n");
  }

  /**
   * @throws IllegalArgumentException naming the file and the field that is damaged
   */
  static Origin.Imported read(Path folder) throws IOException {
    return Document.read(folder.resolve(NAME), RecordFile.JSON).as(Origin.Imported.class);
  }
}
