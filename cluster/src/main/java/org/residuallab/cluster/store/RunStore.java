package org.residuallab.cluster.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** A folder for runs in a file system of Hadoop's. */
public final class RunStore implements AutoCloseable {

  private final FileSystem files;
  private final StoreFolder root;

  RunStore(FileSystem files, String root) {
    this.files = files;
    this.root = new StoreFolder(files, new org.apache.hadoop.fs.Path(root));
  }

  /**
   * The store of that address.
   *
   * @param address {@code hdfs://HOST:8020/FOLDER}, {@code file:///FOLDER} ...
   * @param settings of Hadoop's
   * @throws IllegalArgumentException if it is no address, or of no file system that is known here
   * @throws IOException if it cannot be reached
   */
  public static RunStore open(String address, Configuration settings) throws IOException {
    URI uri = uri(address);
    Configuration own = new Configuration(settings);
    // A process that is told to end keeps a last checkpoint: Hadoop would close its files before.
    own.setBoolean("fs.automatic.close", false);
    try {
      return new RunStore(FileSystem.newInstance(uri, own), address);
    } catch (UnsupportedOperationException | IllegalArgumentException | IOException refused) {
      throw new IllegalArgumentException(
          "the store %s cannot be opened: %s".formatted(address, words(refused)), refused);
    }
  }

  private static URI uri(String address) {
    try {
      URI uri = new URI(address);
      if (uri.getScheme() != null && uri.getPath() != null && uri.getPath().startsWith("/")) {
        return uri;
      }
    } catch (URISyntaxException none) {
      // As without a scheme.
    }
    throw new IllegalArgumentException(
        "'%s' is no address of a store; write hdfs://HOST:8020/FOLDER, or file:///FOLDER for a folder that all machines share"
            .formatted(address));
  }

  /**
   * Makes sure that something can be kept there.
   *
   * @throws IllegalArgumentException saying why not
   */
  public void requireWritable() {
    String name = ".try-" + UUID.randomUUID();
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    try {
      root.put(name, out -> out.write(text));
    } catch (IOException refused) {
      throw new IllegalArgumentException(
          "nothing can be kept in the store %s: %s".formatted(root, words(refused)), refused);
    }
    try {
      root.remove(name);
    } catch (IOException keepsAll) {
      // As a store may that nothing is to be lost of.
    }
  }

  /**
   * Begins an attempt at a run, after all others.
   *
   * @param folder which holds the run's files afterwards, as the last of them left them
   * @param notices are told of damage, a line each
   * @throws IOException if the store cannot be read or written
   */
  public StoreAttempt begin(String run, Path folder, Consumer<String> notices) throws IOException {
    return begin(run, folder, notices, found -> {});
  }

  /**
   * The same where that is the run that it should be: whoever begins takes it from who makes it.
   *
   * @param check throws where what was found is another
   * @throws IOException as above
   */
  public StoreAttempt begin(String run, Path folder, Consumer<String> notices, FoundCheck check)
      throws IOException {
    return StoreAttempt.begin(new RunStates(root.in(run)), folder, notices, check);
  }

  /**
   * Whether anything of that run was kept that is whole; an attempt may have ended before its first
   * file.
   *
   * @param aside a folder to try it in, which is left empty
   * @throws IOException if the store cannot be read
   */
  public boolean has(String run, Path aside) throws IOException {
    return new RunStates(root.in(run)).haveFiles(aside);
  }

  /**
   * Fetches a run as it was at that moment, in place of what is in that folder.
   *
   * @throws IOException if it cannot be read, or is damaged
   */
  public void fetch(String run, StateName state, Path folder) throws IOException {
    new RunStates(root.in(run)).fetch(state, folder);
  }

  private static String words(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
