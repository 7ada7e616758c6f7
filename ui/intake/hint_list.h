#pragma once

#include "ui/theme/theme_source.h"

#include <functional>
#include <QLineEdit>
#include <QWidget>
#include <vector>

namespace haven::ui {

struct Hint {
    QString text;
    QString note;
    Token noteToken = Token::Second;
};

// A few lines in a place that is always reserved: what the word being typed could mean, or what it
// was taken for. One of them may be marked; it is what Tab and Enter take.
class HintList final : public QWidget
{
    Q_OBJECT

public:
    HintList(const ThemeSource& source, int rows, QWidget* parent = nullptr);

    void show(std::vector<Hint> hints, int marked);
    void mark(int index);
    int marked() const { return m_marked; }
    const std::vector<Hint>& hints() const { return m_hints; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    int rowHeight() const { return m_source.look().px(22); }
    int firstShown() const;
    void retell();

    const ThemeSource& m_source;
    int m_rows;
    std::vector<Hint> m_hints;
    int m_marked = -1;
};

// The only candidate is what Enter means, though Tab passes by a guess.
enum class OnEnter { TakesTheMarked, TakesTheOnly };

// A line edit whose hints stand in a HintList: Down and Up mark one, Tab and Enter take it.
class HintedLine final : public QLineEdit
{
    Q_OBJECT

public:
    HintedLine(HintList& hints, QWidget* parent = nullptr);

    // To be answered by offer().
Q_SIGNALS:
    void asked(const QString& text);
    void chosen(int index);
    // Enter without a marked hint: as it stands.
    void insisted();
    // Enter, after one of the two above: on to the next field.
    void entered();

public:
    void offer(std::vector<Hint> hints, int marked, OnEnter onEnter = OnEnter::TakesTheMarked);
    // What is typed was taken; nothing is offered until it is typed on.
    void settle();
    bool isOffering() const { return m_isOffering; }
    // Takes the marked hint of what is being typed, if there is one.
    void takeMarked();
    // Called before a hint is marked or taken: whoever answers later than a key brings the hints up
    // to what stands here now.
    void setCatchUp(std::function<void()> catchUp) { m_catchUp = std::move(catchUp); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void catchUp();

    HintList& m_hints;
    std::function<void()> m_catchUp;
    OnEnter m_onEnter = OnEnter::TakesTheMarked;
    bool m_isOffering = false;
};

} // namespace haven::ui
