package org.residuallab.data;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.residuallab.architecture.Shape;

/** Images that are kept in memory once they were made, where all of the set fit into it. */
final class KeptImages implements ImageSet {

  /** Of the heap: images to train on and to test on leave half of it to everything else. */
  private static final int SHARE = 4;

  private static final int HEAD_OF_AN_ARRAY = 24;

  private final ImageSet made;
  private final AtomicReferenceArray<byte[]> kept;

  private KeptImages(ImageSet made) {
    this.made = made;
    this.kept = new AtomicReferenceArray<>(made.size());
  }

  /** The set itself where its images would take more than a quarter of the heap. */
  static ImageSet of(ImageSet made) {
    return of(made, Runtime.getRuntime().maxMemory() / SHARE);
  }

  /**
   * @param most bytes that may be kept
   */
  static ImageSet of(ImageSet made, long most) {
    long bytes = made.size() * (made.shape().size() + HEAD_OF_AN_ARRAY);
    return bytes <= most ? new KeptImages(made) : made;
  }

  /** The set that makes them. */
  ImageSet made() {
    return made;
  }

  @Override
  public int size() {
    return made.size();
  }

  @Override
  public Shape shape() {
    return made.shape();
  }

  @Override
  public List<String> classNames() {
    return made.classNames();
  }

  @Override
  public int label(int i) {
    return made.label(i);
  }

  @Override
  public byte[] image(int i) {
    return bytes(i).clone();
  }

  @Override
  public Picture picture(int i) {
    return made.picture(i);
  }

  /** The memory itself. Two threads may make the same image: they make the same bytes. */
  byte[] bytes(int i) {
    byte[] image = kept.get(i);
    if (image == null) {
      image = ImageBytes.of(made, i).array();
      kept.set(i, image);
    }
    return image;
  }
}
