#pragma once

#include "models/dispatch/incident.h"
#include "ui/theme/theme_source.h"

#include <optional>
#include <QAbstractButton>

namespace haven::ui {

// One fact of the person in crisis on one line: its digit, its name, how it stands, by whom and how
// long ago. Pressing it opens its answers.
class FactButton final : public QAbstractButton
{
    Q_OBJECT

public:
    FactButton(const ThemeSource& source, Fact fact, QWidget* parent);

    struct Standing {
        std::optional<AnswerRecord> answer;
        QString by; // its name
        std::optional<Suggestion> suggestion;
    };
    void setShown(const Standing& standing, const QString& time);
    void tick(Instant now);
    Fact fact() const { return m_fact; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString keyWords() const; // empty: none counts
    QString valueText() const;
    Token valueToken() const;

    const ThemeSource& m_source;
    Fact m_fact;
    Standing m_shown;
    QString m_age;
};

} // namespace haven::ui
