package org.residuallab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.residuallab.architecture.Shape;
import org.residuallab.files.ReadFault;

/**
 * Pictures in files, each decoded whenever it is asked for: the memory they take does not grow with
 * their number. Of one that is more than 8 times as long as wide, only the middle is taken, 8 times
 * as long as wide, so that its size at any scale is bounded too.
 */
final class FolderImages implements ImageSet {

  private final Path folder;
  private final List<FolderPicture> pictures;
  private final List<String> classNames;
  private final String digest;
  private final Fit fit;

  /**
   * @param folder of the whole data set
   * @param pictures that can be read
   * @param digest of what stands in these files, in their order
   */
  FolderImages(
      Path folder, List<FolderPicture> pictures, List<String> classNames, String digest, Fit fit) {
    this.folder = folder;
    this.pictures = List.copyOf(pictures);
    this.classNames = List.copyOf(classNames);
    this.digest = digest;
    this.fit = fit;
  }

  @Override
  public int size() {
    return pictures.size();
  }

  @Override
  public Shape shape() {
    return fit.shape();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int i) {
    return pictures.get(i).label();
  }

  @Override
  public byte[] image(int i) {
    return fit.of(picture(i)).pixels();
  }

  @Override
  public Picture picture(int i) {
    Path file = folder.resolve(pictures.get(i).name());
    try {
      return PictureFile.read(file).withoutEnds();
    } catch (IOException disk) {
      throw new UncheckedIOException(ReadFault.of(file, disk), disk);
    }
  }

  Path folder() {
    return folder;
  }

  String digest() {
    return digest;
  }

  Fit fit() {
    return fit;
  }
}
