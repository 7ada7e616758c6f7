#pragma once

#include "ui/theme/theme_source.h"

#include <functional>
#include <QLabel>

class QAbstractItemView;

namespace haven::ui {

// What an empty table or list says in the room where rows would be: what to do, and which key does
// it. It stands there only while there is no row, takes no focus and no click, and a screen reader
// has it as the description of the table.
class EmptyWords final : public QLabel
{
    Q_OBJECT

public:
    using Words = std::function<QString()>;

    // `words` is asked anew whenever rows, keys or the look change. Precondition: the view has its
    // model, and the source outlives it.
    EmptyWords(const ThemeSource& source, QAbstractItemView* view, Words words);

    // Something else the words depend on has changed.
    void retell();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isEmpty() const;
    void place();

    const ThemeSource& m_source;
    QAbstractItemView* m_view;
    Words m_words;
    bool m_isTold = false; // the description of the view is ours
};

// "F2", as it counts now: for sentences that name a key of the registry. Empty where none counts.
QString keyOf(const ThemeSource& source, const char* action);

} // namespace haven::ui
