package org.residuallab.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads documentation from sources, when the toolkit is built. */
public final class SourceDocumentation {

  private SourceDocumentation() {}

  /** Arguments: the folder of the sources, and the file to write. */
  public static void main(String[] folderAndFile) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path file = Path.of(folderAndFile[1]);
    Files.createDirectories(file.getParent());
    new ObjectMapper().writeValue(file.toFile(), in(Path.of(folderAndFile[0])));
  }

  /** All entries of the sources in that folder, as they stand in them. */
  static List<Entry> in(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(folder);
        StandardJavaFileManager manager =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<Path> sources =
          files.filter(each -> each.toString().endsWith(".java")).sorted().toList();
      JavacTask parser =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  diagnostic -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      DocTrees comments = DocTrees.instance(parser);
      List<Entry> entries = new ArrayList<>();
      for (CompilationUnitTree unit : parser.parse()) {
        entries.addAll(Declarations.in(unit, comments));
      }
      return entries;
    }
  }
}
