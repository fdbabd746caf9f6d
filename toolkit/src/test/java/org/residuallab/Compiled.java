package org.residuallab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Code from the documentation, as a reader would compile it. */
final class Compiled {

  private Compiled() {}

  /**
   * The class of a source.
   *
   * @param folder for its classes
   */
  static Class<?> classOf(String name, String source, Path folder) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    boolean done =
        compiler
            .getTask(
                null,
                null,
                faults,
                List.of("-proc:none", "-d", classes.toString()),
                null,
                List.of(new Source(name, source)))
            .call();
    assertThat(done).as("%s", faults.getDiagnostics()).isTrue();
    URL[] place = {classes.toUri().toURL()};
    return new URLClassLoader(place, Compiled.class.getClassLoader()).loadClass(name);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
