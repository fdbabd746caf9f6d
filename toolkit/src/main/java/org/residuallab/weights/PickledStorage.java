package org.residuallab.weights;

/**
 * A row of numbers that tensors share, as a pickle names it.
 *
 * @param key under which the file holds it
 * @param type of its numbers
 * @param count how many there are
 * @param first of them, counted from the first that the file holds under that key
 */
record PickledStorage(String key, ElementType type, long count, long first) {}
