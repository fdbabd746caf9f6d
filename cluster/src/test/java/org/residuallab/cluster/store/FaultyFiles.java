package org.residuallab.cluster.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A file system on a disk that renames nothing, overwrites nothing, writes nothing on an
 * interrupted thread, and fails as it is told to.
 */
final class FaultyFiles extends FilterFileSystem {

  /** What becomes of a writing. */
  enum Writing {
    SOUND,
    /** Half of it comes to be there, and nobody is told. */
    TORN,
    /** Half of it comes to be there, and then an error. */
    FULL,
    REFUSED
  }

  final List<String> created = new ArrayList<>();
  Writing writing = Writing.SOUND;

  /** How many writings that befalls. */
  int faults = Integer.MAX_VALUE;

  /** Files whose names end so cannot be read. */
  String unread = "nothing";

  /** What happens before the next file is written. */
  Runnable meanwhile = () -> {};

  /** What happens before the next file is read. */
  Runnable beforeReading = () -> {};

  FaultyFiles() throws IOException {
    super(new RawLocalFileSystem());
    initialize(URI.create("file:///"), new Configuration(false));
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw new AssertionError("a store need not be able to rename");
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    if (overwrite || created.contains(file.toString())) {
      throw new AssertionError(file + " is overwritten");
    }
    Runnable now = meanwhile;
    meanwhile = () -> {};
    now.run();
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException(file.toString());
    }
    Writing fault = faults > 0 ? writing : Writing.SOUND;
    faults--;
    if (fault == Writing.REFUSED) {
      throw new IOException(file + ": Read-only file system");
    }
    created.add(file.toString());
    FSDataOutputStream out =
        super.create(file, permission, false, buffer, replication, block, progress);
    return fault == Writing.SOUND ? out : new FSDataOutputStream(new Half(out, fault), null);
  }

  @Override
  public FSDataInputStream open(Path file, int buffer) throws IOException {
    Runnable now = beforeReading;
    beforeReading = () -> {};
    now.run();
    if (file.getName().endsWith(unread)) {
      throw new IOException("connection reset");
    }
    return super.open(file, buffer);
  }

  private static final class Half extends OutputStream {

    private final OutputStream out;
    private final Writing writing;

    Half(OutputStream out, Writing writing) {
      this.out = out;
      this.writing = writing;
    }

    @Override
    public void write(int each) throws IOException {
      write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count / 2);
      if (writing == Writing.FULL) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
