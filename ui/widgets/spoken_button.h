#pragma once

namespace haven::ui {

// What a screen reader does with our buttons is a click, also where a button stays pressed. Qt's
// own turns such a button over without a click, and what hangs on the click does not happen. To be
// called before the first button; more often does no harm.
void installSpokenButtons();

} // namespace haven::ui
