#pragma once

#include "models/base/result.h"
#include "ui/theme/theme_source.h"

#include <functional>
#include <QKeySequence>
#include <QLineEdit>
#include <QPointer>

namespace haven::ui {

class ActionKey;

// What a filter's author thinks of the text so far. The problem is a few plain words, shown at the
// right end of the line while it stands: "no beat 99".
struct FilterCheck {
    QString problem;
    bool isUnderstood() const { return problem.isEmpty(); }
};

// A one-line filter that says while one types whether it is understood, prints the key that leads
// to it, and hands the focus back on Escape.
class FilterLine final : public QLineEdit
{
    Q_OBJECT

public:
    using Validator = std::function<FilterCheck(const QString&)>;

    // `name` is what a screen reader calls it: "Filter the queue".
    FilterLine(const ThemeSource& source, const QString& name, const QString& placeholder,
               QWidget* parent = nullptr);

    // In the words of the line: "no filter beet:", "no beat 99".
    static FilterCheck faultOf(const Refusal& refusal);
    // Called on every change of the text; must be quick. Without one every text is understood.
    void setValidator(Validator validator);
    // The key brings the focus here from anywhere in `panel`; Escape brings it back where it was.
    void setKey(const QKeySequence& key, QWidget* panel);
    const FilterCheck& check() const { return m_check; }
    QSize sizeHint() const override;
    // What is wrong with the text takes half of the line at most.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // Only texts that are understood; empty means no filter.
    void filterChanged(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void followKeys();
    void judge();
    void showCheck();
    int sideRoom() const;
    QString sideText() const;

    const ThemeSource& m_source;
    Validator m_validator;
    FilterCheck m_check;
    QKeySequence m_shipped;
    QKeySequence m_key; // that counts
    QString m_name;
    ActionKey* m_shortcut = nullptr;
    QPointer<QWidget> m_cameFrom;
};

} // namespace haven::ui
