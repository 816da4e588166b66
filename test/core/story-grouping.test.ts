// Where an article goes: to the story it copies, to the likeliest that tells the same event, or to one of its own.
import { describe, expect, it } from 'vitest';
import { placeArticle } from '../../src/core/story-grouping.js';
import { likenessOf, storySignals } from '../../src/core/story-likeness.js';
import { profileOf, storyVector } from '../../src/core/story-profile.js';

const FIRE = `Rạng sáng 5/8, đám cháy bùng lên tại kho hàng ở phường Hòa Xuân, quận Cẩm Lệ, thành phố Đà Nẵng. Theo Công an thành phố Đà Nẵng, lửa thiêu rụi 1.200 m2 nhà xưởng, 35 xe tải và nhiều tài sản. Ông Nguyễn Văn Bình, chủ kho, nói khoảng 40 công nhân kịp chạy ra ngoài khi lửa mới bén, không ai bị thương nặng.`;
const FIRE_AGAIN = `Vụ cháy lớn ở quận Cẩm Lệ được khống chế lúc 5 giờ ngày 5/8. Lãnh đạo Công an thành phố Đà Nẵng cho hay 1.200 m2 nhà kho cùng 35 xe tải của ông Nguyễn Văn Bình đã bị thiêu hủy, nguyên nhân đang được điều tra tại phường Hòa Xuân.`;
const MATCH = `Tối 9/8, đội tuyển nữ Việt Nam thắng Thái Lan 2-0 trên sân Lạch Tray, Hải Phòng. Hai bàn thắng do công của Huỳnh Như và Hải Yến trong hiệp hai, trước 12.000 khán giả.`;

function vectorOf(...numbers: number[]): Float32Array {
  return storyVector([Float32Array.from(numbers)]) ?? new Float32Array();
}

function profile(title: string, text: string, vector: Float32Array, day: string | null = '2025-08-05') {
  const date = day === null ? null : ({ day, time: null, source: 'given' } as const);
  return profileOf({ title, text, captions: [], date, eventDay: null }, vector);
}

const fire = profile('Cháy kho hàng ở Đà Nẵng', FIRE, vectorOf(1, 0.1, 0));
const again = profile('Đà Nẵng: Khống chế vụ cháy kho hàng', FIRE_AGAIN, vectorOf(1, 0.2, 0.1));
const match = profile('Tuyển nữ Việt Nam thắng Thái Lan', MATCH, vectorOf(0, 1, 0.3), '2025-08-09');

describe('the profile of an article', () => {
  it('holds names inside sentences, figures and the days named', () => {
    expect([...fire.names.values()]).toEqual(
      expect.arrayContaining(['Hòa Xuân', 'Cẩm Lệ', 'Đà Nẵng', 'Nguyễn Văn Bình']),
    );
    expect([...fire.names.keys()]).not.toContain('rang');
    expect([...fire.figures].sort()).toEqual(['1200', '35', '40']);
    expect([...fire.daysNamed]).toEqual(['5/8']);
  });

  it('has a vector of unit length, and none without passages', () => {
    expect(Math.hypot(...vectorOf(3, 4))).toBeCloseTo(1, 6);
    expect(storyVector([])).toBeNull();
  });
});

describe('the likeness of two articles', () => {
  it('is the same from either side', () => {
    expect(storySignals(fire, again)).toEqual(storySignals(again, fire));
  });

  it('is high for one event and low for two', () => {
    expect(likenessOf(fire, again).probability).toBeGreaterThan(0.9);
    expect(likenessOf(fire, match).probability).toBeLessThan(0.01);
  });

  it('falls with the days between them and with days named that differ', () => {
    const later = { ...again, day: '2025-08-12' };
    const other = { ...again, daysNamed: new Set(['6/8']) };
    const { probability } = likenessOf(fire, again);
    expect(likenessOf(fire, later).probability).toBeLessThan(probability);
    expect(likenessOf(fire, other).probability).toBeLessThan(probability);
  });
});

describe('placing an article', () => {
  const fires = { story: 's1', members: [{ key: 'fire', profile: fire }] };
  const matches = { story: 's2', members: [{ key: 'match', profile: match }] };

  it('opens a story where there is none to join', () => {
    expect(placeArticle(fire, [])).toEqual({ story: null, reason: { kind: 'first' } });
    expect(placeArticle(fire, [matches])).toEqual({ story: null, reason: { kind: 'first' } });
  });

  it('joins the story of the same event and says by what it was known', () => {
    const { story, reason } = placeArticle(again, [matches, fires]);
    expect(story).toBe('s1');
    expect(reason).toMatchObject({ kind: 'same-event', as: 'fire', days: 0 });
    expect(reason.kind === 'same-event' && reason.names).toContain('Nguyễn Văn Bình');
    const bank = (title: string) =>
      profile(title, `${FIRE} Tổng Công ty và Ngân hàng Nhà nước nói vậy.`, vectorOf(1, 0.1, 0));
    const told = placeArticle({ ...bank('Cháy'), runs: new Set() }, [
      { story: 's5', members: [{ key: 'bank', profile: bank('Cháy kho') }] },
    ]).reason;
    expect(told.kind === 'same-event' && told.names.filter((name) => !name.includes(' '))).toEqual([]);
  });

  it('joins the story it copies, whatever the vector says, and names all it copies', () => {
    const copy = profile('Cháy lớn', `(Dân trí) - ${FIRE}`, vectorOf(0, 0, 1));
    const twice = { story: 's1', members: [...fires.members, { key: 'twin', profile: fire }] };
    expect(placeArticle(copy, [matches, twice])).toMatchObject({
      story: 's1',
      reason: { kind: 'copy', of: 'fire', overlap: 1, others: ['twin'] },
    });
  });

  it('takes no copy of days ago for the same story by that alone', () => {
    const copy = profile('Dự báo', FIRE, vectorOf(0, 0, 1), '2025-08-12');
    expect(placeArticle(copy, [fires]).story).toBeNull();
  });

  it('takes what is written anew every day, as headlines say, for as many stories', () => {
    const gold = (day: string, date: string | null) =>
      profile(`Giá vàng hôm nay ${day}`, FIRE, vectorOf(1, 0.1, 0), date);
    const first = { story: 's4', members: [{ key: 'first', profile: gold('12/11', '2025-11-12') }] };
    expect(placeArticle(gold('13/11', '2025-11-13'), [first]).story).toBeNull();
    expect(placeArticle(gold('13 tháng 11', null), [first]).story).toBeNull();
    expect(placeArticle(gold('12/11 tăng mạnh', '2025-11-13'), [first]).story).toBe('s4');
    expect(placeArticle(gold('13/11', '2025-11-12'), [first]).story).toBe('s4');
    expect([...gold('thắng 3-1, mạnh 5.2', null).headlineDays]).toEqual([]);
  });

  it('does not let one member alike outvote the rest', () => {
    const mixed = {
      story: 's3',
      members: [fires.members[0], matches.members[0], { key: 'other', profile: match }].flatMap(
        (one) => one ?? [],
      ),
    };
    expect(placeArticle(again, [mixed]).story).toBeNull();
  });

  it('depends on nothing but the articles: the same twice, and the first of two equals', () => {
    const same = { story: 's9', members: fires.members };
    expect(placeArticle(again, [fires, same])).toEqual(placeArticle(again, [fires, same]));
    expect(placeArticle(again, [same, fires]).story).toBe('s9');
  });
});
