/**
 * The documentation of the toolkit for those who use it in a notebook: read from its sources when
 * it is built, carried in its jar, and looked up by type and member.
 */
package org.residuallab.documentation;
