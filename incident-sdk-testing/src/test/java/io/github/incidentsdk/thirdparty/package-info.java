/** Sources as a library of somebody else brings them: a test puts these classes into a jar of their own. */
@NullMarked
package io.github.incidentsdk.thirdparty;

import org.jspecify.annotations.NullMarked;
