#pragma once

class QAbstractItemView;

namespace haven::ui {

// What a screen reader does with our buttons is a click, also where a button stays pressed. Qt's
// own turns such a button over without a click, and what hangs on the click does not happen. To be
// called before the first button; more often does no harm.
void installSpokenButtons();

// A screen reader selects a row of a list or a table; what it selects is chosen, as by a click.
// Precondition: the view has its model.
void chooseSelectedRows(QAbstractItemView& view);

} // namespace haven::ui
