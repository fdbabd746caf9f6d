package org.residuallab.cluster.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A folder of a store. All that is asked of it: a name is given its content once, a content that
 * was written is there to be read, and names that were given are listed.
 */
record StoreFolder(FileSystem files, Path path) {

  /** Writes a content. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  StoreFolder in(String name) {
    return new StoreFolder(files, new Path(path, name));
  }

  /** In order; none if there is no such folder. */
  List<String> names() throws IOException {
    try {
      return Stream.of(files.listStatus(path))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .sorted()
          .toList();
    } catch (FileNotFoundException none) {
      return List.of();
    }
  }

  /**
   * Gives a name its content.
   *
   * @throws IOException if it cannot be written, or the name has one
   */
  void put(String name, Writer content) throws IOException {
    try (FSDataOutputStream out = files.create(new Path(path, name), false)) {
      content.write(out);
      // On a disk, not only on its way: where a store can say so.
      if (out.hasCapability(StreamCapabilities.HSYNC)) {
        out.hsync();
      }
    }
  }

  InputStream open(String name) throws IOException {
    return files.open(new Path(path, name));
  }

  /** Removes what has that name, and all in it. */
  void remove(String name) throws IOException {
    files.delete(new Path(path, name), true);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
