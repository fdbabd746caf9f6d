package org.residuallab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.residuallab.files.Project;

/** What {@code notebooks/setup.jshell} gives to a notebook, by its imports. */
final class Surface {

  /** As it is before a test sets another. */
  static final Path ROOT = Project.here().root();

  private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+[\\w*]);");

  private Surface() {}

  /** All imports of the file, as it writes them. */
  static List<String> imports() {
    try {
      String setup = Files.readString(ROOT.resolve("notebooks").resolve("setup.jshell"));
      return IMPORT.matcher(setup).results().map(MatchResult::group).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The toolkit's types among them: packages by simple names. */
  static Map<String, String> types() {
    Map<String, String> types = new TreeMap<>();
    for (String line : imports()) {
      String name = line.substring("import ".length(), line.length() - 1);
      if (name.startsWith("org.residuallab.")) {
        int dot = name.lastIndexOf('.');
        types.put(name.substring(dot + 1), name.substring(0, dot));
      }
    }
    return types;
  }
}
