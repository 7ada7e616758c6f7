#pragma once
#include "pch_qtcore.h"

#include <QtTest/QtTest>
