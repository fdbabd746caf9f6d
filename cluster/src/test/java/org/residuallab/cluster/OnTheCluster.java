package org.residuallab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one cluster of two workers, which is started by the first and ends with the last;
 * where one has killed its master, the next gets another.
 */
final class OnTheCluster implements ParameterResolver {

  private static final String KEY = "cluster";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == StandaloneCluster.class;
  }

  @Override
  public StandaloneCluster resolveParameter(ParameterContext parameter, ExtensionContext test) {
    ExtensionContext.Store store = test.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
    Started started = store.getOrComputeIfAbsent(KEY, key -> new Started(), Started.class);
    if (!started.cluster.isAlive()) {
      started.close();
      started = new Started();
      store.put(KEY, started);
    }
    return started.cluster;
  }

  private static final class Started implements AutoCloseable {

    private final Path folder;
    private final StandaloneCluster cluster;

    Started() {
      try {
        this.folder = Files.createTempDirectory("cluster");
        this.cluster = new StandaloneCluster(folder, 2);
      } catch (IOException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    }

    @Override
    public void close() {
      cluster.close();
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
      } catch (IOException stays) {
        throw new UncheckedIOException(stays);
      }
    }
  }
}
