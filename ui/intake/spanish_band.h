#pragma once

#include "models/items/caller_prompts.h"
#include "ui/theme/theme_source.h"

#include <memory>
#include <QWidget>

class QLabel;

namespace haven::ui {

// What to say to a caller who speaks Spanish, for the field the cursor is in: the Spanish large, as
// it is read out, the English small below it. It stands above the form and covers nothing.
class SpanishBand final : public QWidget
{
    Q_OBJECT

public:
    SpanishBand(const ThemeSource& source, QWidget* parent = nullptr);

    // The name of a field of the call; empty: the general words.
    void show(const std::string& field);

private:
    void restyle();

    const ThemeSource& m_source;
    std::shared_ptr<const CallerPrompts> m_prompts;
    QLabel* m_spanish;
    QLabel* m_english;
};

} // namespace haven::ui
